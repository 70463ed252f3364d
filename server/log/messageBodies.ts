// What some messages of a stream say. A claim: how many names the cart may have by the relay that was asked, when it was, so
// that no two askings are the same message, and then what the client said. Idle: since when nobody may have
// written, and when that was said. Gone: when it was said. Held: as it is told to clients.
// And what relays ask each other for.

import { ByteWriter } from '../../src/log/byteWriter.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
  type HeldLogs,
} from '../../src/wire/frames.ts';
import { MalformedBytes, StrictReader } from '../../src/wire/strictReader.ts';
import type { ClaimRequest, EntryRange } from './logStorage.ts';

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

/** `at`: so that no two are the same message. */
export function encodeIdle(before: number, at: number): Uint8Array {
  return numbered(before, at);
}

/** `takenAt`: when the stream took it. Null: it is none, or was not said then. */
export function decodeIdle(body: Uint8Array, takenAt: number): number | null {
  const [before, at, ...more] = numbersIn(body);
  if (before === undefined || at === undefined || more.length > 0) return null;
  return isSaidThen(at, takenAt) && before <= at + clockSkewMs ? before : null;
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
  return numbered(at);
}

export function isMoment(body: Uint8Array, takenAt: number): boolean {
  const [at, ...more] = numbersIn(body);
  return at !== undefined && more.length === 0 && isSaidThen(at, takenAt);
}

/** Of each: log, first entry, and the one after the last. */
export function encodeRanges(ranges: readonly EntryRange[]): Uint8Array {
  return numbered(...ranges.flatMap(({ replica, from, to }) => [replica, from, to]));
}

/** None where it is anything else. */
export function decodeRanges(body: Uint8Array): readonly EntryRange[] {
  const numbers = numbersIn(body);
  if (numbers.length % 3 !== 0) return [];
  return Array.from({ length: numbers.length / 3 }, (_, index) => {
    const [replica = 0, from = 0, to = 0] = numbers.slice(3 * index);
    return { replica: replica as ReplicaId, from, to };
  });
}

const clockSkewMs = 120_000;
/** A year: no clock is that wrong. */
const mostBetweenMs = 366 * 86_400_000;

/** What ends a cart says when it was said. Noise that happens to be a number does not. */
function isSaidThen(at: number, takenAt: number): boolean {
  return Math.abs(takenAt - at) <= mostBetweenMs;
}

function numbered(...numbers: readonly number[]): Uint8Array {
  const writer = new ByteWriter(8 * numbers.length);
  for (const number of numbers) writer.varUint(number);
  return writer.finish();
}

/** None where it is anything else. */
function numbersIn(body: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  try {
    const reader = new StrictReader(body);
    while (!reader.isAtEnd()) numbers.push(reader.varUint());
    return numbers;
  } catch (cause) {
    if (cause instanceof MalformedBytes) return [];
    throw cause;
  }
}
