// The rules of receipts a second time, word for word and with nothing but sets: slow, and independent of what is in
// src/domain/receipts. The property test compares the two. One line's events only.

import type { EventId } from '../../engine/message.ts';
import type { CartEnvelope, LineEvent } from '../events.ts';
import { naiveLine } from './naiveLaw.ts';

export interface NaiveReceipt {
  readonly kind: string;
  readonly met: readonly EventId[];
  readonly toldTo: readonly string[];
  readonly quantity: number;
}

type Fact = {
  readonly id: EventId;
  readonly actorId: string;
  readonly event: LineEvent;
  readonly envelope: CartEnvelope;
};
type Type = LineEvent['type'];

export function naiveReceipts(envelopes: readonly CartEnvelope[]): readonly NaiveReceipt[] {
  const all = envelopes.map((envelope): Fact => {
    const { id, actorId, event } = envelope;
    return { id, actorId, event: event as LineEvent, envelope };
  });
  all.sort((a, b) => (a.id < b.id ? -1 : 1));
  const pasts = new Map(all.map((fact) => [fact, pastOf(fact, all)]));
  const saw = (a: Fact, b: Fact) => pasts.get(a)?.has(b) === true;
  const is = (fact: Fact, ...types: Type[]) => types.includes(fact.event.type);
  const quantityOf = (facts: readonly Fact[]) => Math.max(0, naiveLine(facts.map(({ envelope }) => envelope)).sum);
  const people = (facts: readonly Fact[]) => [...new Set(facts.map(({ actorId }) => actorId))].sort();

  /** Neither knew of the other, and neither had been ended by somebody who did not know of the other. */
  const meet = (a: Fact, b: Fact, endA: (end: Fact) => boolean, endB: (end: Fact) => boolean) =>
    a.actorId !== b.actorId &&
    !saw(a, b) &&
    !saw(b, a) &&
    !all.some((end) => end !== b && endA(end) && saw(end, a) && !saw(end, b)) &&
    !all.some((end) => end !== a && endB(end) && saw(end, b) && !saw(end, a));
  const never = () => false;

  const meetings = (pairs: readonly (readonly [Fact, Fact])[]) => {
    let groups: Set<Fact>[] = [];
    for (const pair of pairs) {
      const touched = groups.filter((group) => pair.some((fact) => group.has(fact)));
      groups = [
        ...groups.filter((group) => !touched.includes(group)),
        new Set([...touched.flatMap((g) => [...g]), ...pair]),
      ];
    }
    return groups.map((group) => ({
      acts: all.filter((fact) => group.has(fact)),
      /** Who knew of two that met is not asked. */
      unaware: all.filter((fact) => !pairs.some(([a, b]) => group.has(a) && saw(fact, a) && saw(fact, b))),
    }));
  };
  const pairsOf = (as: readonly Fact[], bs: readonly Fact[], test: (a: Fact, b: Fact) => boolean) =>
    as.flatMap((a) => bs.filter((b) => test(a, b)).map((b) => [a, b] as const));

  const removes = all.filter((fact) => is(fact, 'ItemRemoved'));
  const starts = all.filter((fact) => is(fact, 'ItemAdded'));
  const sets = all.filter((fact) => is(fact, 'QuantitySet'));
  const ensures = all.filter((fact) => is(fact, 'ItemEnsured'));
  const changes = all.filter((fact) => is(fact, 'QuantityChanged'));
  const picks = all.filter((fact) => is(fact, 'ItemPicked'));
  const wishes = [...sets, ...ensures, ...changes.filter((fact) => numberIn(fact) > 0)];
  const positives = [...wishes, ...starts];
  const endsNumber = (fact: Fact) => is(fact, 'ItemAdded', 'QuantitySet', 'ItemEnsured', 'ItemRemoved');
  const endsLine = (fact: Fact) => is(fact, 'ItemAdded', 'ItemRemoved');
  const endsPick = (fact: Fact) => is(fact, 'ItemPicked', 'ItemUnpicked', 'ItemAdded');
  /** What the author of `fact` had of the line before them. */
  const basis = (fact: Fact) =>
    positives.filter((put) => saw(fact, put) && !all.some((end) => endsLine(end) && saw(fact, end) && saw(end, put)));

  const receipts: NaiveReceipt[] = [];
  const say = (kind: string, acts: readonly Fact[], toldTo: readonly string[], quantity: number) =>
    receipts.push({ kind, met: acts.map(({ id }) => id), toldTo, quantity });

  const kept = pairsOf(
    removes,
    wishes,
    (remove, wish) => meet(remove, wish, never, endsNumber) && basis(wish).some((put) => saw(remove, put)),
  );
  for (const { acts, unaware } of meetings(kept)) {
    const quantity = quantityOf(unaware);
    if (quantity > 0) say('kept', acts, people(acts), quantity);
  }

  const numbers = [
    ...pairsOf(sets, sets, (a, b) => numberIn(a) !== numberIn(b) && meet(a, b, endsNumber, endsNumber)),
    ...pairsOf(sets, ensures, (a, b) => numberIn(a) < numberIn(b) && meet(a, b, endsNumber, endsNumber)),
  ];
  for (const { acts, unaware } of meetings(numbers)) {
    const quantity = quantityOf(unaware);
    const winner = acts.filter((act) => is(act, 'QuantitySet')).at(-1) as Fact;
    const others = acts.filter((act) => numberIn(act) !== numberIn(winner) && act.actorId !== winner.actorId);
    if (quantity > 0) say('numbers', acts, people(others), quantity);
  }

  const beginnings = [...starts, ...ensures.filter((ensure) => basis(ensure).length === 0)];
  for (const { acts, unaware } of meetings(pairsOf(starts, beginnings, (a, b) => meet(a, b, endsLine, endsLine)))) {
    const quantity = quantityOf(unaware);
    if (quantity > 0) say('added', acts, people(acts), quantity);
  }

  const register = (kind: string, valueIn: (event: LineEvent) => string | number | null | undefined) => {
    const writes = all.filter(({ event }) => valueIn(event) !== undefined);
    const ends = (fact: Fact) => writes.includes(fact) || is(fact, 'ItemAdded');
    const pairs = pairsOf(writes, writes, (a, b) => valueIn(a.event) !== valueIn(b.event) && meet(a, b, ends, ends));
    for (const { acts, unaware } of meetings(pairs)) {
      if (quantityOf(unaware) > 0) say(kind, acts, people(acts), 0);
    }
  };
  register('names', (event) => (event.type === 'ItemRenamed' ? event.data.name : undefined));
  register('notes', (event) => (event.type === 'ItemNoted' ? event.data.note : undefined));
  register('prices', (event) => {
    if (event.type === 'ItemAdded') return event.data.price ?? undefined;
    return event.type === 'PriceChanged' ? event.data.price : undefined;
  });

  const livePicks = (facts: readonly Fact[]) =>
    picks.filter((pick) => facts.includes(pick) && !facts.some((end) => endsPick(end) && saw(end, pick)));
  const most = (facts: readonly Fact[], who: string) =>
    Math.max(0, ...facts.filter(({ actorId }) => actorId === who).map(numberIn));
  const sumOf = (facts: readonly Fact[], who: readonly string[]) =>
    who.reduce((total, actorId) => total + most(facts, actorId), 0);

  for (const { acts, unaware } of meetings(pairsOf(picks, picks, (a, b) => meet(a, b, endsPick, endsPick)))) {
    const quantity = quantityOf(unaware);
    if (quantity > 0 && sumOf(livePicks(unaware), people(acts)) > quantity)
      say('picked-twice', acts, people(acts), quantity);
  }

  const onQuantity = [...positives, ...changes.filter((fact) => numberIn(fact) <= 0), ...removes];
  for (const { acts, unaware } of meetings(pairsOf(picks, onQuantity, (a, b) => meet(a, b, endsPick, never)))) {
    const quantity = quantityOf(unaware);
    const live = livePicks(unaware);
    const picked = sumOf(live, people(live));
    const surprised = live.filter((pick) => {
      const known = quantityOf([...(pasts.get(pick) ?? []), pick]);
      const isShort = numberIn(pick) >= known && quantity > known && picked < quantity;
      const isTooMuch = numberIn(pick) > quantity && quantity < known;
      return acts.includes(pick) && (isShort || isTooMuch);
    });
    if (surprised.length > 0) say('picked-meanwhile', acts, people(surprised), quantity);
  }
  return receipts;
}

function pastOf(fact: Fact, all: readonly Fact[]): ReadonlySet<Fact> {
  const past = new Set<Fact>();
  const visit = ({ event }: Fact) => {
    for (const seen of all) {
      if (!event.data.observed.includes(seen.id) || past.has(seen)) continue;
      past.add(seen);
      visit(seen);
    }
  };
  visit(fact);
  past.delete(fact);
  return past;
}

function numberIn({ event }: Fact): number {
  switch (event.type) {
    case 'ItemAdded':
    case 'ItemPicked':
      return event.data.quantity;
    case 'ItemEnsured':
      return event.data.atLeast;
    case 'QuantityChanged':
      return event.data.by;
    case 'QuantitySet':
      return event.data.to;
    default:
      return 0;
  }
}
