// Damages bytes, as networks, bugs and attackers do.

import type { Random } from '../seededRandom.ts';

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** Values at which encodings change their length, their sign, or their mind. */
const tellingBytes = [
  0, 1, 2, 7, 8, 10, 31, 32, 64, 100, 102, 116, 117, 118, 125, 127, 128, 129, 132, 136, 192, 200, 255,
];
/** As varuints: just beyond 2^53, 2^31, 2^32, and never ending. */
const tellingNumbers = [
  [255, 255, 255, 255, 255, 255, 255, 31],
  [128, 128, 128, 128, 128, 128, 128, 16],
  [255, 255, 255, 255, 7],
  [128, 128, 128, 128, 16],
  [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 127],
  [128, 0],
];

const mutations: readonly Mutation[] = [
  function flipBit(bytes, random) {
    const changed = bytes.slice();
    const at = random.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  function setByte(bytes, random) {
    const changed = bytes.slice();
    changed[random.below(changed.length)] = random.pick(tellingBytes);
    return changed;
  },
  function plantNumber(bytes, random) {
    const at = random.below(bytes.length);
    return spliced(bytes, at, at + random.below(3), random.pick(tellingNumbers));
  },
  function cutOut(bytes, random) {
    const at = random.below(bytes.length);
    return spliced(bytes, at, at + random.between(1, 8), []);
  },
  function insert(bytes, random) {
    const at = random.below(bytes.length);
    return spliced(bytes, at, at, random.bytes(random.between(1, 8)));
  },
  function repeat(bytes, random) {
    const from = random.below(bytes.length);
    return spliced(bytes, from, from, bytes.slice(from, from + random.between(1, 40)));
  },
  function truncate(bytes, random) {
    return bytes.slice(0, random.below(bytes.length));
  },
  function append(bytes, random) {
    return spliced(bytes, bytes.length, bytes.length, random.bytes(random.between(1, 20)));
  },
  function cross(bytes, random, other) {
    return spliced(bytes, random.below(bytes.length), bytes.length, other.slice(random.below(other.length)));
  },
];

/** Bytes that differ, mostly in one place. `other` is what they may be crossed with. */
export function mutated(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  do {
    if (changed.length === 0) return random.bytes(random.between(1, 30));
    changed = random.pick(mutations)(changed, random, other);
  } while (random.chance(0.3));
  return changed;
}

function spliced(bytes: Uint8Array, from: number, to: number, planted: ArrayLike<number>): Uint8Array {
  const rest = bytes.subarray(Math.min(to, bytes.length));
  const result = new Uint8Array(from + planted.length + rest.length);
  result.set(bytes.subarray(0, from));
  result.set(planted, from);
  result.set(rest, from + planted.length);
  return result;
}
