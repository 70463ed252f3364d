// The laws of the cart's fold, on any set of events: with honest arrows, and with arrows that no honest app draws.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookup } from '../causal/persistentMap.ts';
import { eventIdOf } from '../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, StreamId } from '../engine/message.ts';
import { shuffledTwice } from '../engine/testing/envelopeArbitraries.ts';
import { attempt, inOrder } from '../engine/testing/person.ts';
import { createTimeline } from '../engine/timeline.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { evolve, initialCart } from './cart.ts';
import { cartDecider } from './cartDecider.ts';
import { cartDomain } from './cartDomain.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartCommand, RejectionReason } from './commands.ts';
import type { CartEnvelope, CartEvent, CheckoutId } from './events.ts';
import type { ActivityEntry } from './readModels/activity.ts';
import { anyCommand, cartHistory, lineHistory, tangledCart, tangledLine } from './testing/cartArbitraries.ts';
import { boughtLine, checkedOutCart, tangledBoughtLine, tangledCheckouts } from './testing/checkoutArbitraries.ts';
import { meaningOf, naiveLine } from './testing/naiveLaw.ts';
import { person } from './testing/people.ts';

const fold = (envelopes: readonly CartEnvelope[]) => envelopes.reduce(evolve, initialCart);

/** Found by [R4] (seed -2101576183): two orders of one round, the earlier grant known before the order that it grants. */
test('[R4] a grant that comes before its order takes the place of a later one when the order comes', () => {
  const order = (ms: number, checkout: string): CartEnvelope =>
    said(ms, checkout, {
      type: 'CheckedOut',
      data: { kind: 'order', round: null, manifest: [{ ...milk, observed: [], covers: [], picks: [] }] },
    });
  const grant = (ms: number, checkout: string) =>
    said(ms, `${ms}`.padStart(16, '0'), { type: 'CheckoutGranted', data: { checkout: checkout as CheckoutId } });
  const history = [order(1, 'c2'), grant(2, 'c1'), grant(3, 'c2'), order(4, 'c1')];
  for (const at of history.keys()) {
    const delivered = [...history.slice(at), ...history.slice(0, at)];
    expect(cartFingerprint(fold(delivered))).toBe(cartFingerprint(fold(history.toReversed())));
  }
});

const milk = { line: 't:milk', name: 'Milk', quantity: 1, price: null };

function said(ms: number, command: string, event: CartEvent): CartEnvelope {
  return {
    id: eventIdOf(ms, 0, 1 as ReplicaId),
    streamId: 'cart' as StreamId,
    replicaId: 1 as ReplicaId,
    seq: ms,
    actorId: 'ana' as ActorId,
    deps: [],
    commandId: command as CommandId,
    commandIndex: 0,
    receivedAt: 0,
    event,
  };
}

describe.each([
  ['honest', cartHistory],
  ['hostile', tangledCart],
  ['checked out', checkedOutCart],
  ['hostile checked out', tangledCheckouts],
] as const)('%s events', (_, histories) => {
  test('[R4] any order of delivery, with duplicates, gives the same cart', () => {
    fc.assert(
      fc.property(shuffledTwice(histories), ({ envelopes, delivered }) => {
        expect(cartFingerprint(fold(delivered))).toBe(cartFingerprint(fold(envelopes)));
      }),
      { numRuns: 600 },
    );
  });

  test('[R6] a timeline fed in any order holds the same carts, at every moment', () => {
    fc.assert(
      fc.property(shuffledTwice(histories), ({ envelopes, delivered }) => {
        const options = { initialState: initialCart, evolve, keyframeEvery: 4 };
        const timeline = createTimeline<typeof initialCart, CartEvent>(options);
        for (const envelope of delivered) timeline.insert([envelope]);
        const sorted = inOrder(envelopes);
        for (let index = 0; index < sorted.length; index++) {
          expect(cartFingerprint(timeline.stateAt(index))).toBe(cartFingerprint(fold(sorted.slice(0, index + 1))));
        }
        expect(cartFingerprint(timeline.state())).toBe(cartFingerprint(fold(sorted)));
      }),
      { numRuns: 200 },
    );
  });

  test('[R6] a timeline that folds anew in steps what comes after a late event holds the same carts meanwhile', () => {
    fc.assert(
      fc.property(shuffledTwice(histories), ({ envelopes, delivered }) => {
        const options = { initialState: initialCart, evolve, keyframeEvery: 4, takesAnyOrder: true, mostAtOnce: 1 };
        const timeline = createTimeline<typeof initialCart, CartEvent>(options);
        for (const envelope of delivered) {
          timeline.insert([envelope]);
          timeline.refold(1);
        }
        const sorted = inOrder(envelopes);
        for (let index = 0; index < sorted.length; index++) {
          expect(cartFingerprint(timeline.stateAt(index))).toBe(cartFingerprint(fold(sorted.slice(0, index + 1))));
        }
        expect(cartFingerprint(timeline.state())).toBe(cartFingerprint(fold(sorted)));
      }),
      { numRuns: 200 },
    );
  });

  test('[R6] what is told anew of what a late event concerns is the history of the full fold', () => {
    const { describe: describing, partsOf, decider } = cartDomain;
    const told = (timeline: { notes(): readonly ActivityEntry[] }) =>
      timeline.notes().map((note) => {
        const { id, actorName, actorColor, formerName, subject, before, after, value } = note;
        return { id, actorName, actorColor, formerName, subject, before, after, value };
      });
    const timelineOf = (mostAtOnce: number) =>
      createTimeline<typeof initialCart, CartEvent, ActivityEntry>({
        ...{ initialState: initialCart, evolve, describe: describing, partsOf, mostAtOnce, keyframeEvery: 4 },
        takesAnyOrder: decider.takesAnyOrder === true,
      });
    fc.assert(
      fc.property(shuffledTwice(histories), fc.nat(3), ({ envelopes, delivered }, steps) => {
        const [late, whole] = [timelineOf(1), timelineOf(Number.POSITIVE_INFINITY)];
        for (const envelope of delivered) {
          late.insert([envelope]);
          late.refold(steps);
        }
        late.refold(Number.POSITIVE_INFINITY);
        whole.insert(envelopes);
        expect(told(late)).toEqual(told(whole));
      }),
      { numRuns: 300 },
    );
  });

  test('[R6] a cart that is looked at after every event comes to the same as one that is looked at once', () => {
    fc.assert(
      fc.property(shuffledTwice(histories), ({ delivered }) => {
        const watched = delivered.reduce((cart, envelope) => {
          const after = evolve(cart, envelope);
          cartFingerprint(after);
          return after;
        }, initialCart);
        expect(cartFingerprint(watched)).toBe(cartFingerprint(fold(delivered)));
      }),
      { numRuns: 600 },
    );
  });

  test('[R1] folding on never changes an older cart', () => {
    fc.assert(
      fc.property(histories, histories, (envelopes, others) => {
        const before = fold(envelopes.slice(0, 5));
        const print = cartFingerprint(before);
        const onward = fold(envelopes);
        others.reduce(evolve, before);
        expect(cartFingerprint(before)).toBe(print);
        expect(cartFingerprint(fold(envelopes))).toBe(cartFingerprint(onward));
      }),
      { numRuns: 200 },
    );
  });
});

describe.each([
  ['honest', lineHistory],
  ['hostile', tangledLine],
  ['bought', boughtLine],
  ['hostile bought', tangledBoughtLine],
] as const)('one line of %s events', (_, histories) => {
  test('comes to what the text of the law says', () => {
    fc.assert(
      fc.property(histories, (envelopes) => {
        expect(meaningOf(lookup(fold(envelopes).lines, 't:milk'))).toEqual(naiveLine(envelopes));
        const watched = envelopes.reduce((cart, one) => {
          const after = evolve(cart, one);
          meaningOf(lookup(after.lines, 't:milk'));
          return after;
        }, initialCart);
        expect(meaningOf(lookup(watched.lines, 't:milk'))).toEqual(naiveLine(envelopes));
      }),
      { numRuns: 3_000 },
    );
  });
});

test('[R4] [R12] people whose clocks are wrong end with one cart once they have heard each other', () => {
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ who: fc.nat(3), command: anyCommand }) },
    { weight: 1, arbitrary: fc.record({ who: fc.nat(3), hears: fc.nat(3) }) },
  );
  const skews = fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(0, -3_600_000, 50, 400_000_000)));
  fc.assert(
    fc.property(skews, fc.array(act, { maxLength: 40 }), (clocks, acts) => {
      const people = clocks.map((skew, index) => person(`person ${index}`, index + 1, skew));
      for (const step of acts) {
        const who = people[step.who];
        const other = 'hears' in step ? people[step.hears] : undefined;
        if (who === undefined) continue;
        if (other !== undefined) who.hears(other);
        else if ('command' in step) attempt(() => who.does(step.command));
      }
      for (const who of people) for (const other of people) who.hears(other);
      const prints = new Set(people.map((who) => cartFingerprint(who.cart())));
      expect(prints.size).toBe(1);
    }),
    { numRuns: 300 },
  );
});

test('deciding never throws, and what was decided takes effect on the cart that was looked at', () => {
  fc.assert(
    fc.property(tangledCart, anyCommand, (envelopes, command: CartCommand) => {
      const decision = cartDecider.decide(command, fold(envelopes), { actorId: 'ana' as never });
      if (decision.kind === 'rejected') expect(decision.reason satisfies RejectionReason).toHaveProperty('kind');
    }),
    { numRuns: 300 },
  );
});
