// A Yjs state vector: how much of each replica's log somebody holds. V1 encoding, byte-equal to Yjs's.

import * as encoding from 'lib0/encoding';
import { MalformedBytes, strictReader } from './strictReader.ts';

export type StateVector = ReadonlyMap<number, number>;

export function encodeStateVector(lengths: StateVector): Uint8Array {
  const encoder = encoding.createEncoder();
  const held = [...lengths].filter(([, length]) => length > 0).sort(([a], [b]) => b - a);
  encoding.writeVarUint(encoder, held.length);
  for (const [replica, length] of held) {
    encoding.writeVarUint(encoder, replica);
    encoding.writeVarUint(encoder, length);
  }
  return encoding.toUint8Array(encoder);
}

/** Null when malformed. */
export function decodeStateVector(bytes: Uint8Array): StateVector | null {
  try {
    const reader = strictReader(bytes);
    const lengths = new Map<number, number>();
    for (let left = reader.varUint(); left > 0; left--) lengths.set(reader.varUint(), reader.varUint());
    return lengths;
  } catch (cause) {
    if (cause instanceof MalformedBytes) return null;
    throw cause;
  }
}
