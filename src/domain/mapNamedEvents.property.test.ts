// A healed fork leaves some events twice, under two ids, and later events naming either.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { healedForks } from '../engine/testing/envelopeArbitraries.ts';
import { createTimeline } from '../engine/timeline.ts';
import { type Cart, evolve, initialCart } from './cart.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartEvent } from './events.ts';
import { mapNamedEvents } from './mapNamedEvents.ts';
import { cartHistory, tangledCart } from './testing/cartArbitraries.ts';
import { checkedOutCart, tangledCheckouts } from './testing/checkoutArbitraries.ts';

const healed = healedForks(fc.oneof(cartHistory, tangledCart, checkedOutCart, tangledCheckouts), mapNamedEvents);

test('[R4] [R6] a cart with twins is the cart without them, whichever twin people saw and in whatever order all arrive', () => {
  fc.assert(
    fc.property(healed, ({ plain, events }) => {
      const timeline = createTimeline<Cart, CartEvent>({
        initialState: initialCart,
        evolve,
        mapNamed: mapNamedEvents,
        keyframeEvery: 4,
      });
      for (const one of events) timeline.insert([one]);
      expect(cartFingerprint(timeline.state())).toBe(cartFingerprint(plain.reduce(evolve, initialCart)));
    }),
    { numRuns: 300 },
  );
});
