// How evenly a million carts are spread over 64 partitions. Names and sizes are made of hashes of a number, as a cart's id is one
// of its key, so that they are the same at every run. The figures stand in docs/scaling.md.

import { hash as hashOf } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cartOfSubject, cartSubject, partitionOf } from './partitions.ts';

const partitions = 64;
const carts = 1_000_000;
const idBytes = 16;
/** Most carts are small and a few are huge: twice as many entries are 2.5 times as rare. */
const tail = 1.3;
const [smallest, largest] = [20, 100_000];

/** Of what is in the fullest and the emptiest partition, by how many parts in a hundred it is off the mean. */
function skew(held: readonly number[]): { readonly fullest: number; readonly emptiest: number } {
  const mean = held.reduce((sum, one) => sum + one, 0) / held.length;
  const off = (one: number) => Number((100 * (one / mean - 1)).toFixed(1));
  return { fullest: off(Math.max(...held)), emptiest: off(Math.min(...held)) };
}

describe('1,000,000 carts in 64 partitions', () => {
  const names = new Array<number>(partitions).fill(0);
  const entries = new Array<number>(partitions).fill(0);
  for (let n = 0; n < carts; n++) {
    const hash = hashOf('sha256', String(n), 'buffer');
    const at = partitionOf(hash.toString('base64url', 0, idBytes), partitions);
    const share = (hash.readUInt32BE(idBytes) + 1) / 2 ** 32;
    names[at] = (names[at] ?? 0) + 1;
    entries[at] = (entries[at] ?? 0) + Math.min(largest, Math.round(smallest * share ** (-1 / tail)));
  }

  test('no partition has 3 % more carts than the mean', () => {
    expect(skew(names)).toEqual({ fullest: 2, emptiest: -2.6 });
  });

  test('where carts differ in size a thousandfold, the fullest partition has an eighth more than the mean', () => {
    expect(skew(entries)).toEqual({ fullest: 12.9, emptiest: -12.6 });
  });
});

test('a cart is where its subject says, whatever the number of partitions', () => {
  const cartId = hashOf('sha256', 'a cart', 'buffer').toString('base64url', 0, idBytes);
  for (const count of [1, 2, 16, 64, 1000]) {
    const subject = cartSubject(cartId, count);
    expect(subject).toBe(`trolley.${partitionOf(cartId, count)}.${cartId}`);
    expect(partitionOf(cartId, count)).toBeLessThan(count);
    expect(cartOfSubject(subject)).toBe(cartId);
  }
});
