// What a checkout did to one line, as nodes beside the line's own events: units of contributions were taken from the cart,
// or came back. Of a contribution of n, a taking takes so many units. Takings of one basket (the same checkout, or a pick
// in common) tell of the same units; others are of units of their own. It knows nothing of orders, rounds and prices.

import { has, type Past } from '../../causal/past.ts';
import type { EventId } from '../../engine/message.ts';
import type { CheckoutId, Cover, LineId } from '../events.ts';

export interface ItemTaken {
  readonly type: 'ItemTaken';
  readonly data: {
    readonly line: LineId;
    readonly observed: readonly EventId[];
    readonly checkout: CheckoutId;
    readonly covers: readonly Cover[];
    readonly picks: readonly EventId[];
  };
}

export interface ItemReturned {
  readonly type: 'ItemReturned';
  readonly data: {
    readonly line: LineId;
    readonly observed: readonly EventId[];
    readonly checkout: CheckoutId;
    readonly quantity: number;
  };
}

export type Taking = ItemTaken | ItemReturned;

interface Node {
  readonly id: EventId;
  readonly event: { readonly type: string } | Taking;
}

export interface TakenUnits {
  /** Of the contribution at this index, which has n: so many units are taken, as far as is known in `view`. */
  taken(contribution: number, n: number, view: Past): number;
  /** Whether a taking names the contribution at this index. */
  isNamed(contribution: number): boolean;
}

interface Claim {
  readonly taking: number;
  readonly returns: readonly number[];
  readonly basket: number;
  readonly quantity: number;
}

/** Null where nothing was ever taken, as in most lines. */
export function takenUnits(nodes: readonly Node[]): TakenUnits | null {
  if (!nodes.some(({ event }) => isTaken(event))) return null;
  const takings = nodes.flatMap(({ event }, index) => (isTaken(event) ? { index, ...event.data } : []));
  const returns = new Map<CheckoutId, number[]>();
  nodes.forEach(({ event }, index) => {
    if (isReturned(event)) returns.set(event.data.checkout, [...(returns.get(event.data.checkout) ?? []), index]);
  });
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const baskets = basketsOf(takings);
  const claims = new Map<number, Claim[]>();
  takings.forEach(({ index: taking, checkout, covers }, which) => {
    for (const { id, quantity } of covers) {
      const contribution = indexOf.get(id);
      if (contribution === undefined) continue;
      const claim = { taking, returns: returns.get(checkout) ?? [], basket: baskets[which] ?? which, quantity };
      claims.set(contribution, [...(claims.get(contribution) ?? []), claim]);
    }
  });
  return {
    isNamed: (contribution) => claims.has(contribution),
    taken(contribution, n, view) {
      const byBasket = new Map<number, number>();
      for (const { taking, returns: back, basket, quantity } of claims.get(contribution) ?? []) {
        if (!has(view, taking) || back.some((index) => has(view, index))) continue;
        byBasket.set(basket, Math.max(quantity, byBasket.get(basket) ?? 0));
      }
      let taken = 0;
      for (const quantity of byBasket.values()) taken += quantity;
      return Math.min(n, taken);
    },
  };
}

/** For each taking the number of its basket. */
export function basketsOf(takings: readonly Pick<ItemTaken['data'], 'checkout' | 'picks'>[]): readonly number[] {
  const baskets = takings.map((_, which) => which);
  const firstWith = new Map<string, number>();
  takings.forEach(({ checkout, picks }, which) => {
    for (const mark of [checkout, ...picks]) {
      const first = firstWith.get(mark);
      if (first === undefined) firstWith.set(mark, which);
      else joined(baskets, which, first);
    }
  });
  return baskets;
}

function joined(baskets: number[], which: number, first: number): void {
  const [from, to] = [baskets[which], baskets[first]];
  if (from === undefined || to === undefined || from === to) return;
  baskets.forEach((basket, index) => {
    if (basket === from) baskets[index] = to;
  });
}

export function isTaking(event: Node['event']): event is Taking {
  return isTaken(event) || isReturned(event);
}

function isTaken(event: Node['event']): event is ItemTaken {
  return event.type === 'ItemTaken';
}

function isReturned(event: Node['event']): event is ItemReturned {
  return event.type === 'ItemReturned';
}
