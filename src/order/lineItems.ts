// The law of line items. A line is a product at a price. Additions add up. A removal takes from what its author had seen of
// its line, the newest first, and never more than is left of that: nobody's removal reaches what somebody else adds
// meanwhile, and no line goes below none. testing/naiveOrderLaw.ts holds a second reading, piece by piece.

import { has } from '../causal/past.ts';
import type { ActorId, EventId } from '../engine/message.ts';
import type { Act } from './acts.ts';
import type { LineItem, ProductId } from './events.ts';

export interface OrderLine {
  readonly product: ProductId;
  readonly name: string;
  readonly price: number | null;
  readonly quantity: number;
}

/** A removal that counts, and how many it took. */
export interface TakenOut {
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly by: string;
  readonly item: LineItem;
  readonly reason: string;
  readonly taken: number;
}

export interface LineItems {
  /** Those of which something is left: as they were ordered, then as they were added. */
  readonly lines: readonly OrderLine[];
  readonly takenOut: readonly TakenOut[];
}

interface Addition {
  readonly item: LineItem;
  /** Null for what the order was created with: whoever acts on an order has seen that. */
  readonly act: Act<'OrderLineItemAdded'> | null;
  left: number;
}

/** All acts are those that count, first come first. */
export function judgedLineItems(
  ordered: readonly LineItem[],
  added: readonly Act<'OrderLineItemAdded'>[],
  removed: readonly Act<'OrderLineItemRemoved'>[],
): LineItems {
  const additions: readonly Addition[] = [
    ...ordered.map((item) => ({ item, act: null, left: item.quantity })),
    ...added.map((act) => ({ item: act.data, act, left: act.data.quantity })),
  ];
  const byLine = new Map<string, Addition[]>();
  for (const addition of additions) {
    const line = byLine.get(lineKey(addition.item));
    if (line === undefined) byLine.set(lineKey(addition.item), [addition]);
    else line.push(addition);
  }
  const takenOut = removed.map((removal): TakenOut => {
    const { id, actorId, data } = removal;
    const taken = take(byLine.get(lineKey(data)) ?? [], removal);
    return { id, actorId, by: data.by, item: itemIn(data), reason: data.reason, taken };
  });
  return { lines: [...byLine.values()].flatMap(lineOf), takenOut };
}

/** One line has one key, whatever its name is. */
export function lineKey({ product, price }: Pick<LineItem, 'product' | 'price'>): string {
  return `${price ?? ''} ${product}`;
}

/** Nothing but the item, of what holds one. */
export function itemIn({ product, name, quantity, price }: LineItem): LineItem {
  return { product, name, quantity, price };
}

function take(line: readonly Addition[], { data, past }: Act<'OrderLineItemRemoved'>): number {
  let wanted = data.quantity;
  for (const addition of line.toReversed()) {
    if (addition.act !== null && !has(past, addition.act.index)) continue;
    const taken = Math.min(wanted, addition.left);
    addition.left -= taken;
    wanted -= taken;
  }
  return data.quantity - wanted;
}

function lineOf(additions: readonly Addition[]): readonly OrderLine[] {
  const [first] = additions;
  const quantity = additions.reduce((sum, { left }) => sum + left, 0);
  if (first === undefined || quantity === 0) return [];
  const { product, name, price } = first.item;
  return [{ product, name, price, quantity }];
}
