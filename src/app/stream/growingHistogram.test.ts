import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogramOf } from '../../engine/histogram.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { createGrowingHistogram } from './growingHistogram.ts';

const entry = fc.record({ at: fc.nat(99_999), actorId: fc.constantFrom('ana' as ActorId, 'ben' as ActorId) });

test('[R6] however a history grows, late entries and shorter histories among it, its bars are those of all of it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 5 }), { maxLength: 12 }), fc.nat(12), (batches, cut) => {
      const bars = createGrowingHistogram();
      const all: { id: EventId; at: number; actorId: ActorId }[] = [];
      for (const [index, batch] of batches.entries()) {
        // Another branch was adopted.
        if (index === cut) all.length = Math.floor(all.length / 2);
        all.push(...batch.map((one, which) => ({ ...one, id: `${10_0000 + one.at} ${index} ${which}` as EventId })));
        all.sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(bars(all)).toEqual(histogramOf(all));
        expect(bars(all)).toBe(bars(all));
      }
    }),
  );
});
