// READ MODEL: what people owe each other for what was bought. Who finished a shop, or ordered, has paid it. Each has a share
// of it: an even one, or what they wanted of it. What they marked as settled is taken off, so that what became known later
// (another's wish, another part of the basket, that the shop was not finished after all) shows as what is still open.

import { itemsOf } from '../../causal/growingList.ts';
import { lookup } from '../../causal/persistentMap.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { add, multiply } from '../../values/money.ts';
import type { Cart } from '../cart.ts';
import type { CheckoutLine, CheckoutView } from '../checkout/checkoutViews.ts';
import type { CheckoutId, LineId, Settled, Share } from '../events.ts';
import { byActor } from './byActor.ts';
import { shareEvenly } from './shareEvenly.ts';

export interface CheckoutDebts {
  readonly checkout: CheckoutView;
  readonly paidBy: ActorId;
  readonly total: number;
  /** Of all who have a part in it, who paid among them: together they are the total. */
  readonly shares: readonly Share[];
  /** What each wanted of it. */
  readonly wishes: readonly Wishes[];
  readonly isSettled: boolean;
  /** What each still has to give to who paid; less than nothing where they get something back. */
  readonly open: readonly Share[];
  /** Who shares it evenly; nobody: by item. */
  readonly among: readonly ActorId[];
}

export interface Wishes {
  readonly actorId: ActorId;
  readonly items: readonly { readonly name: string; readonly quantity: number }[];
  /** Minor units; what has no price counts nothing. */
  readonly amount: number;
}

interface Asked {
  /** Among these, or by item. What is settled keeps the way it was shared in. */
  readonly among: readonly ActorId[] | null;
  /** Orders that came to nothing. */
  readonly isVoid: (checkout: CheckoutId) => boolean;
  /** One of the actors that are one person. */
  readonly personOf: (actor: ActorId) => ActorId;
}

/** Of what costs something, or was settled once. */
export function debtsOf(cart: Cart, checkouts: readonly CheckoutView[], asked: Asked): readonly CheckoutDebts[] {
  const wisherOf = wishersIn(cart);
  return checkouts.flatMap((checkout) => {
    const settled = lookup(cart.settlements, checkout.id)?.settled ?? null;
    const counts = (checkout.status === 'bought' || checkout.status === 'granted') && !asked.isVoid(checkout.id);
    const total = counts ? checkout.total : 0;
    if (total === 0 && settled === null) return [];
    const paidBy = asked.personOf(checkout.actorId);
    const among = peopleIn(settled?.among ?? asked.among ?? [], asked);
    const wishes = counts ? wishesOf(checkout.lines, (line, id) => asked.personOf(wisherOf(line, id) ?? paidBy)) : [];
    const shares = new Map<ActorId, number>();
    if (counts && among.length > 0) {
      const parts = shareEvenly(total, among.length, Number.parseInt(checkout.id.slice(-8), 16));
      among.forEach((person, place) => {
        shares.set(person, parts[place] ?? 0);
      });
    } else {
      for (const { actorId, amount } of wishes) shares.set(actorId, amount);
    }
    const sum = [...shares.values()].reduce(add, 0);
    if (sum < total) shares.set(paidBy, add(shares.get(paidBy) ?? 0, total - sum));
    const open = openOf(shares, settled, paidBy, asked);
    return {
      ...{ checkout, paidBy, total, wishes, among },
      ...{ shares: listed(shares), isSettled: settled !== null, open: listed(open) },
    };
  });
}

/** To be marked as settled as it stands. */
export function settledOf({ checkout, paidBy, shares, among }: CheckoutDebts): Settled {
  return { checkout: checkout.id, among, shares: shares.filter(({ actorId }) => actorId !== paidBy) };
}

/** What each gets, or owes, of all these together. They come to nothing. */
export function balancesOf(debts: readonly CheckoutDebts[]): ReadonlyMap<ActorId, number> {
  const balances = new Map<ActorId, number>();
  const change = (actor: ActorId, by: number) => balances.set(actor, add(balances.get(actor) ?? 0, by));
  for (const { paidBy, open } of debts) {
    for (const { actorId, amount } of open) {
      change(actorId, -amount);
      change(paidBy, amount);
    }
  }
  return balances;
}

function openOf(shares: ReadonlyMap<ActorId, number>, settled: Settled | null, paidBy: ActorId, asked: Asked) {
  const open = new Map(shares);
  for (const { actorId, amount } of settled?.shares ?? []) {
    const person = asked.personOf(actorId);
    open.set(person, (open.get(person) ?? 0) - amount);
  }
  open.delete(paidBy);
  return open;
}

/** Units of a line belong to who wanted them. */
function wishesOf(lines: readonly CheckoutLine[], wisherOf: (line: LineId, id: EventId) => ActorId): readonly Wishes[] {
  const wishes = new Map<ActorId, { items: { name: string; quantity: number }[]; amount: number }>();
  for (const { line, name, price, covers } of lines) {
    const quantities = new Map<ActorId, number>();
    for (const { id, quantity } of covers) {
      const person = wisherOf(line, id);
      quantities.set(person, (quantities.get(person) ?? 0) + quantity);
    }
    for (const [person, quantity] of quantities) {
      const known = wishes.get(person) ?? { items: [], amount: 0 };
      const amount = add(known.amount, multiply(price ?? 0, quantity));
      wishes.set(person, { items: [...known.items, { name, quantity }], amount });
    }
  }
  return [...wishes].map(([actorId, of]) => ({ actorId, ...of })).sort(byActor);
}

/** Undefined while the wish itself has not arrived. */
function wishersIn({ lines }: Cart): (line: LineId, id: EventId) => ActorId | undefined {
  const known = new Map<LineId, ReadonlyMap<EventId, ActorId>>();
  return (line, id) => {
    const nodes = lookup(lines, line)?.causes.nodes;
    const wishers = known.get(line) ?? new Map(nodes && itemsOf(nodes).map((node) => [node.id, node.actorId]));
    known.set(line, wishers);
    return wishers.get(id);
  };
}

function peopleIn(actors: readonly ActorId[], { personOf }: Asked): readonly ActorId[] {
  return [...new Set(actors.map(personOf))].sort();
}

function listed(of: ReadonlyMap<ActorId, number>): readonly Share[] {
  const shares = [...of].flatMap(([actorId, amount]) => (amount === 0 ? [] : { actorId, amount }));
  return shares.sort(byActor);
}
