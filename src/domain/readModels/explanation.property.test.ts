// An explanation cannot tell otherwise than the law: on whatever two people did.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuesOf } from '../../causal/persistentMap.ts';
import { evolve, initialCart } from '../cart.ts';
import { quantityIn, withMuted } from '../line/line.ts';
import { checkedOutCart } from '../testing/checkoutArbitraries.ts';
import { histories, people } from '../undo/testing/histories.ts';
import { explain } from './explanation.ts';

const wantsBread = (isBens: boolean): Parameters<typeof people>[0]['deeds'][number] => ({
  isBens,
  commands: [{ type: 'EnsureItem', data: { name: 'Bread', atLeast: 4 } }],
  isHeard: false,
});

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
        const { parts, ended, gone } = explain(line);
        const wanted = new Set(line.contributors.map(({ actorId }) => actorId));
        // Who wants no more than another does makes up nothing, but is told of.
        const met = ended.filter(({ kind, by, actorId }) => kind === 'ensure' && by === null && wanted.has(actorId));
        const told = new Set([...parts, ...(quantityIn(line) > 0 ? met : [])].map(({ actorId }) => actorId));
        expect(told).toEqual(quantityIn(line) > 0 ? wanted : new Set());
        for (const part of parts) expect(withMuted(line, new Set([part.id]))).not.toBe(line);
        if (gone?.kind === 'removed') expect(gone.saw).toBeGreaterThan(0);
      }
    }),
    {
      numRuns: 300,
      // Two that want the same "at least", beside each other.
      examples: [[{ deeds: [wantsBread(false), wantsBread(true)], isBenLater: false }]],
    },
  );
});
