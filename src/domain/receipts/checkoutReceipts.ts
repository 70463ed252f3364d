// Receipts about checkouts as a whole: one shop that several people finished, an order that came second, and one that was
// called off too late.

import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { type Checkout, type Checkouts, grantedOf, isOrder, roundOf, statusOf } from '../checkout/checkouts.ts';
import type { CheckoutId } from '../events.ts';
import type { LineReading } from './lineReading.ts';
import { saw } from './meetings.ts';
import type { Receipt, ReceiptCase } from './receipt.ts';
import { createBasketOf, createStoodTaken, takingsIn } from './takingReceipts.ts';

/** Of one line: two purchases tell of the same basket, and neither knew of the other. */
export interface SharedLine {
  readonly checkouts: readonly [CheckoutId, CheckoutId];
  readonly name: string;
}

export function sharedIn(line: LineReading): readonly SharedLine[] {
  const takings = takingsIn(line);
  if (takings.size < 2) return [];
  const basketOf = createBasketOf(takings);
  const stood = createStoodTaken(line, takings);
  const { nodes, pasts } = line.causes;
  const shared: SharedLine[] = [];
  for (const [a, one] of takings) {
    for (const [b, other] of takings) {
      if (one.checkout >= other.checkout || basketOf(a) !== basketOf(b)) continue;
      if (nodes[a]?.actorId === nodes[b]?.actorId || saw(pasts, a, b) || saw(pasts, b, a)) continue;
      if (stood(a, b) && stood(b, a)) shared.push({ checkouts: [one.checkout, other.checkout], name: line.subject });
    }
  }
  return shared;
}

/** `lines` are those of all lines. Purchases that are linked by them are one shop. */
export function sharedShops(checkouts: Checkouts, lines: readonly SharedLine[]): readonly Receipt[] {
  let shops: { readonly ids: ReadonlySet<CheckoutId>; readonly names: ReadonlySet<string> }[] = [];
  for (const { checkouts: pair, name } of lines) {
    const linked = shops.filter(({ ids }) => pair.some((id) => ids.has(id)));
    const ids = new Set([...pair, ...linked.flatMap((shop) => [...shop.ids])]);
    const names = new Set([name, ...linked.flatMap((shop) => [...shop.names])]);
    shops = [...shops.filter((shop) => !linked.includes(shop)), { ids, names }];
  }
  return shops.map(({ ids, names }) => {
    const purchases = [...ids].flatMap((id) => lookup(checkouts, id) ?? []);
    const by = actorsOf(purchases);
    return receiptOf({ kind: 'shop-shared', by, names: [...names].sort() }, idsOf(purchases), by);
  });
}

export function orderReceipts(checkouts: Checkouts): readonly Receipt[] {
  return valuesOf(checkouts)
    .filter((checkout) => isOrder(checkout))
    .flatMap((order) => {
      switch (statusOf(checkouts, order)) {
        case 'superseded':
          return second(checkouts, order);
        case 'granted':
          return order.callOffs.length > 0 ? tooLate(order) : [];
        default:
          return [];
      }
    });
}

function second(checkouts: Checkouts, order: Checkout): readonly Receipt[] {
  const placed = grantedOf(checkouts, roundOf(order) ?? null);
  const [actorId] = actorsOf([order]);
  const [placedBy] = placed === undefined ? [] : actorsOf([placed]);
  if (placed === undefined || actorId === undefined || placedBy === undefined) return [];
  if (placedBy === actorId || order.callOffs.length > 0) return [];
  return [receiptOf({ kind: 'order-second', placedBy }, idsOf([order, placed]), [actorId])];
}

function tooLate({ grants, callOffs }: Checkout): readonly Receipt[] {
  const ids = [...grants.slice(0, 1), ...callOffs.slice(0, 1)].map(({ id }) => id).sort();
  const calledOffBy = [...new Set(callOffs.map(({ actorId }) => actorId))];
  return [receiptOf({ kind: 'order-stands', calledOffBy }, ids, calledOffBy)];
}

function receiptOf(what: ReceiptCase, met: readonly EventId[], toldTo: readonly ActorId[]): Receipt {
  const id = [what.kind, ...met].join(':');
  return { id, line: null, subject: '', met, toldTo, isSettled: false, alternatives: [], ...what };
}

function idsOf(checkouts: readonly Checkout[]): readonly EventId[] {
  return checkouts.flatMap(({ parts }) => parts[0]?.id ?? []).sort();
}

function actorsOf(checkouts: readonly Checkout[]): readonly ActorId[] {
  return [...new Set(checkouts.flatMap(({ parts }) => parts[0]?.actorId ?? []))].sort();
}
