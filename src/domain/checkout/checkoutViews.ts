// READ MODEL: the checkouts of a cart as one looks at them, oldest first: what was bought, what is ordered. What two
// purchases tell of the same basket is counted in the first of them.

import { valuesOf } from '../../causal/persistentMap.ts';
import { msOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { add, multiply } from '../../values/money.ts';
import type { CheckoutId, Cover, LineId } from '../events.ts';
import { basketsOf } from '../line/taking.ts';
import { type Checkout, type CheckoutStatus, type Checkouts, isOrder, statusOf } from './checkouts.ts';
import { type WholeLine, wholeManifest } from './wholeManifest.ts';

export interface CheckoutView {
  readonly id: CheckoutId;
  readonly kind: 'purchase' | 'order';
  readonly status: Exclude<CheckoutStatus, 'unknown'>;
  /** Who finished the shop, or ordered. */
  readonly actorId: ActorId;
  /** Its first event, and when that was, ms since 1970. */
  readonly at: EventId;
  readonly when: number;
  readonly lines: readonly CheckoutLine[];
  readonly itemCount: number;
  /** Minor units; lines without a price count nothing. */
  readonly total: number;
  readonly linesWithoutPrice: number;
  /** Purchases before this one that tell of the same basket. */
  readonly sharedWith: readonly CheckoutId[];
}

export interface CheckoutLine {
  readonly line: LineId;
  readonly name: string;
  /** 0 where another purchase tells it already. */
  readonly quantity: number;
  readonly price: number | null;
  readonly lineTotal: number | null;
  /** Of which contributions, and how many. */
  readonly covers: readonly Cover[];
}

/** A view that remembers: the same where no checkout has changed. */
export function createCheckoutViews(): (checkouts: Checkouts) => readonly CheckoutView[] {
  const known = new WeakMap<Checkouts, readonly CheckoutView[]>();
  return (checkouts) => {
    const views = known.get(checkouts) ?? checkoutViews(checkouts);
    known.set(checkouts, views);
    return views;
  };
}

function checkoutViews(checkouts: Checkouts): readonly CheckoutView[] {
  const known = valuesOf(checkouts).filter(({ parts }) => parts.length > 0);
  known.sort((a, b) => ((a.parts[0]?.id ?? '') < (b.parts[0]?.id ?? '') ? -1 : 1));
  const toldIn = purchasesApart(known.filter((checkout) => statusOf(checkouts, checkout) === 'bought'));
  return known.flatMap((checkout) => {
    const status = statusOf(checkouts, checkout);
    const [first] = checkout.parts;
    if (first === undefined || status === 'unknown') return [];
    const whole = wholeManifest(checkout);
    const lines = whole.map((line) => lineView(line, toldIn(checkout.id, line.line)?.covers ?? line.covers));
    return {
      id: checkout.id,
      kind: isOrder(checkout) ? 'order' : 'purchase',
      status,
      actorId: first.actorId,
      at: first.id,
      when: msOf(first.id),
      lines,
      ...totalsOf(lines),
      sharedWith: [...new Set(whole.flatMap(({ line }) => toldIn(checkout.id, line)?.sharedWith ?? []))],
    };
  });
}

interface Apart {
  readonly covers: readonly Cover[];
  readonly sharedWith: readonly CheckoutId[];
}

/** What each purchase tells of a line that none before it has told of the same basket. */
function purchasesApart(purchases: readonly Checkout[]): (checkout: CheckoutId, line: LineId) => Apart | undefined {
  const byLine = new Map<LineId, { readonly checkout: CheckoutId; readonly of: WholeLine }[]>();
  for (const purchase of purchases) {
    for (const of of wholeManifest(purchase)) {
      byLine.set(of.line, [...(byLine.get(of.line) ?? []), { checkout: purchase.id, of }]);
    }
  }
  const apart = new Map<string, Apart>();
  for (const [line, told] of byLine) {
    const baskets = basketsOf(told.map(({ checkout, of }) => ({ checkout, picks: of.picks })));
    const most = new Map<string, number>();
    told.forEach(({ checkout, of }, which) => {
      const covers = of.covers.flatMap(({ id, quantity }) => {
        const known = most.get(`${baskets[which]} ${id}`) ?? 0;
        most.set(`${baskets[which]} ${id}`, Math.max(known, quantity));
        return quantity > known ? { id, quantity: quantity - known } : [];
      });
      const before = told.filter((_, other) => other < which && baskets[other] === baskets[which]);
      apart.set(`${checkout} ${line}`, { covers, sharedWith: before.map((other) => other.checkout) });
    });
  }
  return (checkout, line) => apart.get(`${checkout} ${line}`);
}

function lineView({ line, name, price }: WholeLine, covers: readonly Cover[]): CheckoutLine {
  const quantity = covers.reduce((sum, cover) => sum + cover.quantity, 0);
  return { line, name, quantity, price, lineTotal: price === null ? null : multiply(price, quantity), covers };
}

function totalsOf(lines: readonly CheckoutLine[]) {
  const totals = { itemCount: 0, total: 0, linesWithoutPrice: 0 };
  for (const { quantity, lineTotal } of lines) {
    totals.itemCount += quantity;
    if (lineTotal !== null) totals.total = add(totals.total, lineTotal);
    else if (quantity > 0) totals.linesWithoutPrice++;
  }
  return totals;
}
