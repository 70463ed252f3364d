// The laws of receipts, on any set of events: with honest arrows, and with arrows that no honest app draws.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsOf } from '../../causal/causalSet.ts';
import { lookup } from '../../causal/persistentMap.ts';
import { eventIdOf } from '../../engine/hybridLogicalClock.ts';
import { inOrder } from '../../engine/testing/person.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { evolve, initialCart } from '../cart.ts';
import type { CartEnvelope, LineEvent } from '../events.ts';
import { newLine } from '../line/line.ts';
import { cartHistory, lineHistory, tangledCart, tangledLine } from '../testing/cartArbitraries.ts';
import { checkedOutCart, tangledCheckouts } from '../testing/checkoutArbitraries.ts';
import { naiveReceipts } from '../testing/naiveReceipts.ts';
import type { Receipt } from './receipt.ts';
import { createReceipts } from './receipts.ts';

const fold = (envelopes: readonly CartEnvelope[]) => envelopes.reduce(evolve, initialCart);
const receiptsOf = (envelopes: readonly CartEnvelope[]) => createReceipts()(fold(envelopes));

describe.each([
  ['honest', lineHistory],
  ['hostile', tangledLine],
] as const)('one line of %s events', (_, histories) => {
  test('is told as the text of the rules says', () => {
    fc.assert(
      fc.property(histories, (envelopes) => {
        const told = receiptsOf(envelopes).map((receipt) => ({
          kind: receipt.kind,
          met: receipt.met,
          toldTo: [...receipt.toldTo].sort(),
          quantity: 'quantity' in receipt ? receipt.quantity : 0,
        }));
        expect(told.sort(byKindAndMet)).toEqual([...naiveReceipts(envelopes)].sort(byKindAndMet));
      }),
      { numRuns: 3_000 },
    );
  });
});

const carts = [
  ['honest events', cartHistory],
  ['hostile events', tangledCart],
] as const;
const checkedOutCarts = [
  ['honest events with checkouts', checkedOutCart],
  ['hostile events with checkouts', tangledCheckouts],
] as const;

describe.each([...carts, ...checkedOutCarts])('%s', (_, histories) => {
  test('[R4] none is lost and none told twice, however late and often events come', () => {
    const shuffled = histories.chain((envelopes) =>
      fc.record({
        envelopes: fc.constant(envelopes),
        delivered: fc
          .tuple(fc.shuffledSubarray(envelopes, { minLength: envelopes.length }), fc.shuffledSubarray(envelopes))
          .map(([once, again]) => [...once, ...again]),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ envelopes, delivered }) => {
        const receiptsIn = createReceipts();
        let cart = initialCart;
        let told: readonly Receipt[] = [];
        for (const envelope of delivered) {
          cart = evolve(cart, envelope);
          told = receiptsIn(cart);
        }
        expect(told).toEqual(receiptsOf(inOrder(envelopes)));
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
        // Of several orders that came second each is told by itself.
        const once = told.filter(({ kind }) => kind !== 'order-second');
        const acts = once.flatMap(({ kind, line, met }) => met.map((id) => `${kind} ${line} ${id}`));
        expect(new Set(acts).size).toBe(acts.length);
      }),
      { numRuns: 400 },
    );
  });
});

describe.each(carts)('%s', (_, histories) => {
  test('what met is of several people, each of whom is in it, and each of whom has met somebody', () => {
    fc.assert(
      fc.property(histories, (envelopes) => {
        const byId = new Map(envelopes.map((envelope) => [envelope.id, envelope]));
        for (const { met, toldTo } of receiptsOf(envelopes)) {
          const people = new Set(met.map((id) => byId.get(id)?.actorId));
          expect(people.size).toBeGreaterThan(1);
          expect(toldTo.length).toBeGreaterThan(0);
          for (const actorId of toldTo) expect(people).toContain(actorId);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('who acts in knowledge of everything makes no receipt, and takes none away', () => {
  fc.assert(
    fc.property(lineHistory, fc.constantFrom('set', 'remove', 'rename', 'unpick'), (envelopes, act) => {
      const before = receiptsOf(envelopes);
      const observed = headsOf((lookup(fold(envelopes).lines, 't:milk') ?? newLine('t:milk')).causes);
      const last = envelopes.at(-1) as CartEnvelope;
      const seen = { line: 't:milk', observed };
      const events: Record<typeof act, LineEvent> = {
        set: { type: 'QuantitySet', data: { ...seen, to: 5 } },
        remove: { type: 'ItemRemoved', data: seen },
        rename: { type: 'ItemRenamed', data: { ...seen, name: 'Other' } },
        unpick: { type: 'ItemUnpicked', data: seen },
      };
      const id = eventIdOf(9_000, 0, 1 as ReplicaId);
      const after = receiptsOf([...envelopes, { ...last, id, event: events[act] }]);
      const facts = ({ id: of, kind, met, toldTo }: Receipt) => ({ of, kind, met, toldTo });
      expect(after.map(facts)).toEqual(before.map(facts));
    }),
    { numRuns: 1_000 },
  );
});

function byKindAndMet(
  a: { kind: string; met: readonly string[] },
  b: { kind: string; met: readonly string[] },
): number {
  return `${a.kind} ${a.met}` < `${b.kind} ${b.met}` ? -1 : 1;
}
