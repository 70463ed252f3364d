import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventId } from '../../engine/message.ts';
import { entryOf } from './entryOf.ts';

test('finds what a reading of all finds', () => {
  const id = fc.integer({ min: 0, max: 30 }).map((n) => String(n).padStart(2, '0') as EventId);
  fc.assert(
    fc.property(fc.uniqueArray(id), id, fc.boolean(), (ids, sought, isSorted) => {
      const entries = (isSorted ? ids.sort() : ids).map((each) => ({ id: each }));
      expect(entryOf(entries, sought)).toBe(entries.find((entry) => entry.id === sought));
    }),
  );
});
