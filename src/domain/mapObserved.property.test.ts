// A healed fork leaves some events twice, under two ids, and later events naming either.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventIdOf } from '../engine/hybridLogicalClock.ts';
import type { ReplicaId } from '../engine/message.ts';
import { createTimeline } from '../engine/timeline.ts';
import { type Cart, evolve, initialCart } from './cart.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartEnvelope, CartEvent } from './events.ts';
import { mapObserved } from './mapObserved.ts';
import { cartHistory, tangledCart } from './testing/cartArbitraries.ts';
import { checkedOutCart, tangledCheckouts } from './testing/checkoutArbitraries.ts';

/** The same fact in another log, with the stamp of the `index`-th event after all of them. */
function twinOf(envelope: CartEnvelope, index: number): CartEnvelope {
  return { ...envelope, id: eventIdOf(10 ** 12 + index, 0, 2 as ReplicaId), replicaId: 2 as ReplicaId };
}

const healed = fc
  .tuple(fc.oneof(cartHistory, tangledCart, checkedOutCart, tangledCheckouts), fc.infiniteStream(fc.boolean()))
  .map(([plain, coin]) => {
    const isHeads = () => coin.next().value === true;
    const twins = new Map(plain.flatMap((one, index) => (isHeads() ? [[one.id, twinOf(one, index)] as const] : [])));
    const naming = (one: CartEnvelope): CartEnvelope => ({
      ...one,
      event: mapObserved(one.event, (ids) => ids.map((id) => (isHeads() ? (twins.get(id)?.id ?? id) : id))),
    });
    return { plain, events: [...plain, ...twins.values()].map(naming) };
  })
  .chain(({ plain, events }) =>
    fc.record({
      plain: fc.constant(plain),
      events: fc.shuffledSubarray(events, { minLength: events.length }),
    }),
  );

test('[R4] [R6] a cart with twins is the cart without them, whichever twin people saw and in whatever order all arrive', () => {
  fc.assert(
    fc.property(healed, ({ plain, events }) => {
      const timeline = createTimeline<Cart, CartEvent>({
        initialState: initialCart,
        evolve,
        mapNamed: mapObserved,
        keyframeEvery: 4,
      });
      for (const one of events) timeline.insert([one]);
      expect(cartFingerprint(timeline.state())).toBe(cartFingerprint(plain.reduce(evolve, initialCart)));
    }),
    { numRuns: 300 },
  );
});
