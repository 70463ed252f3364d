// y-protocols' messages, as any Yjs client and server speak them: sync, awareness, query awareness.

import type { ByteWriter } from '../log/byteWriter.ts';
import { decodeStateVector, encodeStateVector, type StateVector } from './stateVector.ts';
import { MalformedBytes, type StrictReader } from './strictReader.ts';

/** They go both ways. */
export type SyncMessage =
  /** "I hold this much; send me the rest." */
  | { readonly kind: 'sync-step-1'; readonly stateVector: StateVector }
  /** The answer to a step 1: its last part. Longer answers begin with updates. */
  | { readonly kind: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly kind: 'sync-update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' };

const type = { sync: 0, awareness: 1, queryAwareness: 3 };
const sync = { step1: 0, step2: 1, update: 2 };

export function writeSync(writer: ByteWriter, message: SyncMessage): void {
  switch (message.kind) {
    case 'sync-step-1':
      return writeSyncBody(writer, sync.step1, encodeStateVector(message.stateVector));
    case 'sync-step-2':
      return writeSyncBody(writer, sync.step2, message.update);
    case 'sync-update':
      return writeSyncBody(writer, sync.update, message.update);
    case 'awareness':
      writer.varUint(type.awareness);
      return writer.varBytes(message.update);
    case 'query-awareness':
      return writer.varUint(type.queryAwareness);
  }
}

function writeSyncBody(writer: ByteWriter, step: number, body: Uint8Array): void {
  writer.varUint(type.sync);
  writer.varUint(step);
  writer.varBytes(body);
}

/** Null for a type that is none of these. */
export function readSync(reader: StrictReader, messageType: number): SyncMessage | null {
  if (messageType === type.queryAwareness) return { kind: 'query-awareness' };
  if (messageType === type.awareness) return { kind: 'awareness', update: reader.varBytes() };
  if (messageType !== type.sync) return null;
  const step = reader.varUint();
  const body = reader.varBytes();
  if (step === sync.step2) return { kind: 'sync-step-2', update: body };
  if (step === sync.update) return { kind: 'sync-update', update: body };
  if (step !== sync.step1) throw new MalformedBytes(`sync message of unknown step ${step}`);
  return { kind: 'sync-step-1', stateVector: readStateVector(body) };
}

/** Preceded by nothing: all of the bytes. */
export function readStateVector(bytes: Uint8Array): StateVector {
  const stateVector = decodeStateVector(bytes);
  if (stateVector === null) throw new MalformedBytes('not a state vector');
  return stateVector;
}
