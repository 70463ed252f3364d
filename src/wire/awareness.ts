// An awareness update: what y-protocols sends about who is here. Its states are JSON that only browsers read; here they
// stay bytes. (varUint n, then n × (varUint client id, varUint clock, varString state).)

import { ByteWriter } from '../log/byteWriter.ts';
import { MalformedBytes, StrictReader } from './strictReader.ts';

export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  /** UTF-8 of JSON; a view of the bytes it was read from. */
  readonly state: Uint8Array;
}

/** The state of who is gone: JSON's null. */
export const absentState: Uint8Array = Uint8Array.from([0x6e, 0x75, 0x6c, 0x6c]);

/** Ids, clocks and lengths. */
const expectedAround = 20;

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const writer = new ByteWriter(
    entries.reduce((size, { state }) => size + state.length + expectedAround, expectedAround),
  );
  writer.varUint(entries.length);
  for (const { clientId, clock, state } of entries) {
    writer.varUint(clientId);
    writer.varUint(clock);
    writer.varBytes(state);
  }
  return writer.finish();
}

/** Null when malformed. */
export function decodeAwareness(bytes: Uint8Array): readonly AwarenessEntry[] | null {
  try {
    const reader = new StrictReader(bytes);
    const entries: AwarenessEntry[] = [];
    for (let left = reader.varUint(); left > 0; left--) {
      entries.push({ clientId: reader.varUint(), clock: reader.varUint(), state: reader.varBytes() });
    }
    return entries;
  } catch (cause) {
    if (cause instanceof MalformedBytes) return null;
    throw cause;
  }
}

export function isAbsent(state: Uint8Array): boolean {
  return state.length === absentState.length && absentState.every((byte, at) => state[at] === byte);
}
