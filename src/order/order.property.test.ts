// The laws of the order's fold, on any set of events: with honest arrows, and with arrows that no honest app draws.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causesOf } from '../causal/causalSet.ts';
import { mapObserved } from '../causal/mapObserved.ts';
import { has } from '../causal/past.ts';
import type { EventId } from '../engine/message.ts';
import { healedForks, shuffledTwice } from '../engine/testing/envelopeArbitraries.ts';
import { attempt, inOrder } from '../engine/testing/person.ts';
import { createTimeline } from '../engine/timeline.ts';
import type { OrderRejection } from './commands.ts';
import type { OrderEnvelope, OrderEvent } from './events.ts';
import { evolve, initialOrder, type Order } from './order.ts';
import { orderDecider } from './orderDecider.ts';
import { orderFingerprint } from './orderFingerprint.ts';
import { judgedOrder } from './orderLaw.ts';
import { possibleCommands } from './possibleCommands.ts';
import { explainProduct } from './readModels/orderExplanation.ts';
import { describeOrderEvent } from './readModels/orderHistory.ts';
import { orderReceipts } from './readModels/orderReceipts.ts';
import { orderView } from './readModels/orderView.ts';
import { type NaiveOrder, naiveOrder } from './testing/naiveOrderLaw.ts';
import {
  anyOrderCommand,
  hugeOrder,
  openOrderHistory,
  orderHistory,
  tangledOrder,
} from './testing/orderArbitraries.ts';
import { clerk } from './testing/staff.ts';

const fold = (envelopes: readonly OrderEnvelope[]) => envelopes.reduce(evolve, initialOrder);

describe.each([
  ['honest', orderHistory],
  ['hostile', tangledOrder],
] as const)('%s events', (_, histories) => {
  test('[R4] [R5] any order of delivery, with duplicates, gives the same order', () => {
    fc.assert(
      fc.property(shuffledTwice(histories), ({ envelopes, delivered }) => {
        expect(orderFingerprint(fold(delivered))).toBe(orderFingerprint(fold(envelopes)));
      }),
      { numRuns: 600 },
    );
  });

  test('what a product’s quantity is explained by comes to just that, and every act on it is told of once', () => {
    fc.assert(
      fc.property(histories, (envelopes) => {
        const order = fold(envelopes);
        const acts = envelopes.flatMap(({ id, event }) =>
          'product' in event.data ? [{ id, product: event.data.product }] : [],
        );
        for (const product of new Set(acts.map((act) => act.product))) {
          const explanation = explainProduct(order, product);
          if (explanation === null) continue;
          const { parts, tooLate, quantity } = explanation;
          const sum = parts.reduce(
            (all, part) => all + (part.kind === 'taken-out' ? -part.quantity : part.quantity),
            0,
          );
          expect(sum).toBe(quantity);
          const told = [...parts, ...tooLate].filter(({ kind }) => kind !== 'ordered').map(({ id }) => id);
          const onIt = new Set(acts.filter((act) => act.product === product).map(({ id }) => id));
          expect(told).toEqual([...new Set(told)]);
          expect(new Set(told)).toEqual(onIt);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[R6] a timeline fed in any order holds the same orders, at every moment', () => {
    fc.assert(
      fc.property(shuffledTwice(histories), ({ envelopes, delivered }) => {
        const timeline = createTimeline<Order, OrderEvent>({ initialState: initialOrder, evolve, keyframeEvery: 4 });
        for (const envelope of delivered) timeline.insert([envelope]);
        const sorted = inOrder(envelopes);
        for (let index = 0; index < sorted.length; index++) {
          expect(orderFingerprint(timeline.stateAt(index))).toBe(orderFingerprint(fold(sorted.slice(0, index + 1))));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('[R1] folding on never changes an older order', () => {
    fc.assert(
      fc.property(histories, histories, (envelopes, others) => {
        const before = fold(envelopes.slice(0, 5));
        const print = orderFingerprint(before);
        fold(envelopes);
        others.reduce(evolve, before);
        expect(orderFingerprint(before)).toBe(print);
      }),
      { numRuns: 200 },
    );
  });

  test('[R4] [R6] an order with twins is the order without them, whichever twin people saw', () => {
    fc.assert(
      fc.property(healedForks(histories, mapObserved), ({ plain, events }) => {
        const options = { initialState: initialOrder, evolve, mapNamed: mapObserved<OrderEvent>, keyframeEvery: 4 };
        const timeline = createTimeline<Order, OrderEvent>(options);
        for (const one of events) timeline.insert([one]);
        expect(orderFingerprint(timeline.state())).toBe(orderFingerprint(fold(plain)));
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['honest', orderHistory],
  ['open, honest', openOrderHistory],
  ['hostile', tangledOrder],
] as const)('%s events come to what the text of the law says', (_, histories) => {
  fc.assert(
    fc.property(histories, (envelopes) => {
      const { status, creation, cancellation, shipment, delivery, lines, takenOut } = judgedOrder(fold(envelopes));
      const acts = [creation, cancellation, shipment, delivery];
      expect({
        status,
        counting: Object.fromEntries(acts.flatMap((act) => (act === null ? [] : [[act.type, act.id]]))),
        lines: Object.fromEntries(lines.map(({ product, price, quantity }) => [`${product} at ${price}`, quantity])),
        taken: Object.fromEntries(takenOut.map(({ id, taken }) => [id, taken])),
      } satisfies NaiveOrder).toEqual(naiveOrder(envelopes));
    }),
    { numRuns: 2_000 },
  );
});

test('[R5] whatever anybody sends, every read model has an answer, and no number leaves the safe integers', () => {
  fc.assert(
    fc.property(hugeOrder, (envelopes) => {
      const order = fold(envelopes);
      const { total, itemCount, lines } = orderView(order);
      for (const number of [total, itemCount, ...lines.map(({ quantity }) => quantity)]) {
        expect(Number.isFinite(number)).toBe(true);
      }
      expect(Number.isSafeInteger(total)).toBe(true);
      expect(envelopes.map(describeOrderEvent)).toHaveLength(envelopes.length);
    }),
    { numRuns: 300 },
  );
});

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: fc.nat(3), command: anyOrderCommand }) },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(3), hears: fc.nat(3) }) },
);
const skews = fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(0, -3_600_000, 50, 400_000_000)));

test('[R4] [R12] people whose clocks are wrong end with one order, and what each did took effect in what they saw', () => {
  fc.assert(
    fc.property(skews, fc.array(act, { maxLength: 40 }), (clocks, acts) => {
      const people = clocks.map((skew, index) => clerk(`person ${index}`, index + 1, skew));
      for (const step of acts) {
        const who = people[step.who];
        const other = 'hears' in step ? people[step.hears] : undefined;
        if (who === undefined) continue;
        if (other !== undefined) who.hears(other);
        if (!('command' in step)) continue;
        const before = who.view();
        const { command } = step;
        if (!attempt(() => who.does(command))) continue;
        expect(before.possible).toContain(command.type);
        const after = who.view();
        if (command.type === 'CancelOrder') expect(after.status).toBe('cancelled');
        if (command.type === 'ShipOrder') expect(after.status).toBe('shipped');
        if (command.type === 'DeliverOrder') expect(after.status).toBe('delivered');
        if (command.type === 'CreateOrder') expect(after.total).toBe(after.creation?.total);
        if (command.type === 'AddLineItem') expect(after.itemCount).toBe(before.itemCount + command.data.quantity);
        if (command.type === 'RemoveLineItem') {
          const { product, price } = command.data;
          const there =
            before.lines.find((line) => line.product === product && line.unitPrice === price)?.quantity ?? 0;
          expect(after.itemCount).toBe(before.itemCount - (command.data.quantity ?? there));
        }
      }
      for (const who of people) for (const other of people) who.hears(other);
      expect(new Set(people.map((who) => orderFingerprint(who.state()))).size).toBe(1);
    }),
    { numRuns: 500 },
  );
});

test('no receipt without concurrency, and none twice', () => {
  fc.assert(
    fc.property(fc.oneof(orderHistory, tangledOrder), (envelopes) => {
      const receipts = orderReceipts(fold(envelopes));
      const keys = receipts.map(({ kind, act: told, met }) => `${kind} ${told} ${met}`);
      expect(new Set(keys).size).toBe(keys.length);
      const { nodes, pasts } = causesOf(fold(envelopes).causes);
      const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
      const saw = (one: EventId, other: EventId) => has(pasts[indexOf.get(one)!]!, indexOf.get(other)!);
      for (const { act: told, met } of receipts) expect(saw(told, met) || saw(met, told)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('one person alone is told nothing', () => {
  fc.assert(
    fc.property(fc.array(anyOrderCommand, { maxLength: 20 }), (commands) => {
      const ana = clerk('ana', 1, 0);
      for (const command of commands) attempt(() => ana.does(command));
      expect(orderReceipts(ana.state())).toEqual([]);
    }),
  );
});

test('deciding never throws, and refuses just what the state does not allow', () => {
  fc.assert(
    fc.property(fc.oneof(orderHistory, tangledOrder), anyOrderCommand, (envelopes, command) => {
      const order = fold(envelopes);
      const decision = orderDecider.decide(command, order, { name: 'Ana' });
      const isPossible = possibleCommands[judgedOrder(order).status].includes(command.type);
      if (decision.kind === 'accepted') expect(isPossible).toBe(true);
      else expect(decision.reason satisfies OrderRejection).toHaveProperty('kind');
    }),
    { numRuns: 300 },
  );
});
