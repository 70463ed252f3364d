// What some messages of a stream say. A claim: how many names the cart may have by the relay that was asked, when it was, so
// that no two askings are the same message, and then what the client said. Idle: since when nobody may have
// written, and when. Held: as it is told to clients.

import { ByteWriter } from '../../src/wire/byteWriter.ts';
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
  type HeldLogs,
} from '../../src/wire/frames.ts';
import { MalformedBytes, StrictReader } from '../../src/wire/strictReader.ts';
import type { ClaimRequest } from './logStorage.ts';

export function encodeClaim({ name, value, most, receivedAt }: ClaimRequest): Uint8Array {
  const said = encodeClientMessage({ kind: 'claim', name, value });
  const writer = new ByteWriter(said.length + 16);
  writer.varUint(most);
  writer.varUint(receivedAt);
  writer.bytes(said);
  return writer.finish().slice();
}

/** Null: it is none. */
export function decodeClaim(cartId: string, body: Uint8Array): ClaimRequest | null {
  try {
    const reader = new StrictReader(body);
    const most = reader.varUint();
    const receivedAt = reader.varUint();
    const said = decodeClientMessage(body.subarray(reader.position));
    if (said.kind !== 'claim') return null;
    return { cartId, name: said.name, value: said.value.slice(), most, receivedAt };
  } catch (cause) {
    if (cause instanceof MalformedBytes) return null;
    throw cause;
  }
}

const clockSkewMs = 120_000;

/** `at`: so that no two are the same message. */
export function encodeIdle(before: number, at: number): Uint8Array {
  const writer = new ByteWriter(16);
  writer.varUint(before);
  writer.varUint(at);
  return writer.finish();
}

export function decodeIdle(body: Uint8Array): number | null {
  try {
    const reader = new StrictReader(body);
    const [before, at] = [reader.varUint(), reader.varUint()];
    // Noise that happens to be two numbers is not to drop a cart.
    return reader.isAtEnd() && before <= at + clockSkewMs ? before : null;
  } catch (cause) {
    if (cause instanceof MalformedBytes) return null;
    throw cause;
  }
}

export function encodeHeld(device: HeldLogs): Uint8Array {
  return encodeServerMessage({ kind: 'held', devices: [device] });
}

export function decodeHeld(body: Uint8Array): readonly HeldLogs[] | null {
  const message = decodeServerMessage(body);
  return message.kind === 'held' ? message.devices : null;
}

/** Of a message that says no more than what it is: when it was said. */
export function encodeMoment(at: number): Uint8Array {
  const writer = new ByteWriter(8);
  writer.varUint(at);
  return writer.finish();
}
