// A Yjs state vector: how much of each replica's log somebody holds. V1 encoding, byte-equal to Yjs's.

import { ByteWriter } from '../log/byteWriter.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { MalformedBytes, StrictReader } from './strictReader.ts';

export type StateVector = ReadonlyMap<ReplicaId, number>;

/** A replica has 53 random bits. */
const expectedPerLog = 12;

export function encodeStateVector(lengths: StateVector): Uint8Array {
  const held = [...lengths].filter(([, length]) => length > 0).sort(([a], [b]) => b - a);
  const writer = new ByteWriter(expectedPerLog * (held.length + 1));
  writer.varUint(held.length);
  for (const [replica, length] of held) {
    writer.varUint(replica);
    writer.varUint(length);
  }
  return writer.finish();
}

/** Null when malformed. */
export function decodeStateVector(bytes: Uint8Array): StateVector | null {
  try {
    const reader = new StrictReader(bytes);
    const lengths = new Map<ReplicaId, number>();
    for (let left = reader.varUint(); left > 0; left--) lengths.set(reader.varUint() as ReplicaId, reader.varUint());
    return lengths;
  } catch (cause) {
    if (cause instanceof MalformedBytes) return null;
    throw cause;
  }
}
