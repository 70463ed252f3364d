// An explanation cannot tell otherwise than the law: on whatever two people did.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuesOf } from '../../causal/persistentMap.ts';
import { evolve, initialCart } from '../cart.ts';
import { quantityIn, withMuted } from '../line/line.ts';
import { checkedOutCart } from '../testing/checkoutArbitraries.ts';
import { histories, people } from '../undo/testing/histories.ts';
import { explain } from './explanation.ts';

test('the parts add up to what is shown', () => {
  fc.assert(
    fc.property(checkedOutCart, (envelopes) => {
      for (const line of valuesOf(envelopes.reduce(evolve, initialCart).lines)) {
        const { parts, quantity } = explain(line);
        expect(parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantityIn(line));
        expect(quantity).toBe(quantityIn(line));
      }
    }),
    { numRuns: 500 },
  );
});

test('what counts no more makes no difference, and what is gone was seen by who took it', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { ana } = people(history);
      for (const line of valuesOf(ana.cart().lines)) {
        const { parts, gone } = explain(line);
        const others = new Set(line.contributors.map(({ actorId }) => actorId));
        expect(new Set(parts.map(({ actorId }) => actorId))).toEqual(quantityIn(line) > 0 ? others : new Set());
        for (const part of parts) expect(withMuted(line, new Set([part.id]))).not.toBe(line);
        if (gone?.kind === 'removed') expect(gone.saw).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
