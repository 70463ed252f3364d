import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorId } from '../../engine/message.ts';
import { fewestTransfers } from './fewestTransfers.ts';

const named = (amounts: readonly number[]) =>
  new Map(amounts.map((amount, n) => [`person ${String(n).padStart(2, '0')}` as ActorId, amount]));

const balanced = (most: number, amount: fc.Arbitrary<number>) =>
  fc.array(amount, { maxLength: most - 1, size: 'max' }).map((some) => [...some, -some.reduce((sum, n) => sum + n, 0)]);

/** So small that groups are common. */
const small = balanced(7, fc.integer({ min: -4, max: 4 }));

function left(amounts: readonly number[]): readonly number[] {
  const balances = named(amounts);
  for (const { from, to, amount } of fewestTransfers(balances)) {
    expect(amount).toBeGreaterThan(0);
    balances.set(from, (balances.get(from) ?? 0) + amount);
    balances.set(to, (balances.get(to) ?? 0) - amount);
  }
  return [...balances.values()];
}

test('afterwards nobody owes anything', () => {
  fc.assert(
    fc.property(fc.oneof(small, balanced(20, fc.integer({ min: -50_000, max: 50_000 }))), (amounts) => {
      expect(left(amounts).every((amount) => amount === 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('no fewer transfers would do', () => {
  fc.assert(
    fc.property(small, (amounts) => {
      const open = amounts.filter((amount) => amount !== 0);
      expect(fewestTransfers(named(amounts))).toHaveLength(open.length - mostGroups(open));
    }),
    { numRuns: 500 },
  );
});

test('the order of people does not matter', () => {
  fc.assert(
    fc.property(small, (amounts) => {
      const backwards = new Map([...named(amounts)].reverse());
      expect(fewestTransfers(backwards)).toEqual(fewestTransfers(named(amounts)));
    }),
  );
});

test('two pairs are two transfers', () => {
  expect(fewestTransfers(named([300, 200, -200, -300]))).toEqual([
    { from: 'person 03', to: 'person 00', amount: 300 },
    { from: 'person 02', to: 'person 01', amount: 200 },
  ]);
});

/** By trying every way to split them. */
function mostGroups(open: readonly number[]): number {
  if (open.length === 0) return 0;
  const [first = 0, ...others] = open;
  let most = 0;
  for (let set = 0; set < 2 ** others.length; set++) {
    const within = others.filter((_, n) => (set >> n) & 1);
    if (within.reduce((sum, n) => sum + n, first) !== 0) continue;
    most = Math.max(most, 1 + mostGroups(others.filter((_, n) => ((set >> n) & 1) === 0)));
  }
  return most;
}
