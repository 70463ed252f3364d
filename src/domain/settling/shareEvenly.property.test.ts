import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareEvenly } from './shareEvenly.ts';

const anything = fc.tuple(fc.nat(Number.MAX_SAFE_INTEGER), fc.integer({ min: 1, max: 40 }), fc.nat(0xffff_ffff));

test('no cent is made or lost, and nobody gets more than one more than another', () => {
  fc.assert(
    fc.property(anything, ([total, people, first]) => {
      const shares = shareEvenly(total, people, first);
      expect(shares).toHaveLength(people);
      expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total));
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_000 },
  );
});

test('the odd cents go round', () => {
  expect(shareEvenly(1_001, 3, 0)).toEqual([334, 334, 333]);
  expect(shareEvenly(1_001, 3, 1)).toEqual([333, 334, 334]);
  expect(shareEvenly(1_001, 3, 5)).toEqual([334, 333, 334]);
  expect(shareEvenly(7, 0, 0)).toEqual([]);
});
