// The laws of comparing two moments, on whatever two people did.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories, linesIn, people } from '../undo/testing/histories.ts';
import { cartView } from './cartView.ts';
import { compareMoments } from './comparison.ts';

const pairs = fc.tuple(histories, fc.nat(), fc.nat());

function compared([history, a, b]: readonly [Parameters<typeof people>[0], number, number]) {
  const { ana } = people(history);
  const entries = ana.entries();
  const [from, to] = [a, b].map((n) => n % Math.max(1, entries.length)) as [number, number];
  const between = entries.slice(Math.min(from, to) + 1, Math.max(from, to) + 1);
  const [then, now] = [cartView(ana.cartAt(from), []), cartView(ana.cartAt(to), [])];
  return { then, now, between, comparison: compareMoments(then, now, between) };
}

test('every difference is somebody’s, and what is not named is the same at both moments', () => {
  fc.assert(
    fc.property(pairs, (pair) => {
      const { then, now, comparison } = compared(pair);
      const named = new Set(comparison.changes.map(({ line }) => line));
      for (const { by } of comparison.changes) expect(by).not.toEqual([]);
      const [before, after] = [linesIn(then), linesIn(now)];
      for (const [line, { quantity, name, unitPrice, note, picked }] of before) {
        if (!named.has(line)) expect(after.get(line)).toMatchObject({ quantity, name, unitPrice, note, picked });
      }
      expect(comparison.totalNow - comparison.totalThen).toBe(now.total - then.total);
    }),
    { numRuns: 300 },
  );
});

test('the other way round, what was added is removed', () => {
  fc.assert(
    fc.property(pairs, (pair) => {
      const { then, now, between, comparison } = compared(pair);
      const back = new Map(compareMoments(now, then, between).changes.map((change) => [change.line, change]));
      expect(back.size).toBe(comparison.changes.length);
      const other = { added: 'removed', removed: 'added', changed: 'changed' } as const;
      for (const { line, kind, quantityThen, quantityNow } of comparison.changes) {
        expect(back.get(line)).toMatchObject({
          kind: other[kind],
          quantityThen: quantityNow,
          quantityNow: quantityThen,
        });
      }
    }),
    { numRuns: 300 },
  );
});
