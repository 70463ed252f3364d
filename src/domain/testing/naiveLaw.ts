// The merge law a second time, word for word from its text and with nothing but sets: slow, and independent of
// lineLaw.ts, register.ts and picks.ts. The property test compares the two.

import type { EventId } from '../../engine/message.ts';
import type { CartEnvelope, LineEvent } from '../events.ts';
import { type Line, newLine } from '../line/line.ts';

interface NaiveLine {
  readonly sum: number;
  readonly contributors: readonly string[];
  readonly name: string;
  readonly price: number | null;
  readonly aisle: string | null;
  readonly note: string;
  readonly picks: readonly EventId[];
}

/** What a line comes to, to be compared with the law's second reading. */
export function meaningOf(line: Line = newLine('t:milk')): NaiveLine {
  const { sum, contributors, name, price, aisle, note, picks } = line;
  return {
    sum,
    contributors: contributors.map(({ actorId }) => actorId),
    name: name.value,
    price: price.value,
    aisle: aisle.value,
    note: note.value,
    picks: picks.map(({ id }) => id),
  };
}

type Fact = { readonly id: EventId; readonly actorId: string; readonly event: LineEvent };

/** `unread`: events that this reader cannot read. They do nothing, but what they saw was seen. */
export function naiveLine(envelopes: readonly CartEnvelope[], unread: ReadonlySet<EventId> = new Set()): NaiveLine {
  const nodes = envelopes.map(({ id, actorId, event }): Fact => ({ id, actorId, event: event as LineEvent }));
  nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(nodes.map((fact) => [fact.id, fact]));
  const all = nodes.filter(({ id }) => !unread.has(id));

  const pasts = new Map<Fact, Set<Fact>>();
  for (const fact of nodes) {
    const past = new Set<Fact>();
    const visit = (ids: readonly EventId[]) => {
      for (const id of ids) {
        const seen = byId.get(id);
        if (seen === undefined || past.has(seen)) continue;
        past.add(seen);
        visit(seen.event.data.observed);
      }
    };
    visit(fact.event.data.observed);
    past.delete(fact);
    pasts.set(fact, past);
  }
  const saw = (a: Fact, b: Fact) => pasts.get(a)?.has(b) === true;

  const is = (fact: Fact, ...types: LineEvent['type'][]) => types.includes(fact.event.type);
  const isContribution = (fact: Fact) => is(fact, 'ItemAdded', 'ItemEnsured', 'QuantityChanged', 'QuantitySet');
  const n = ({ event }: Fact): number => {
    if (event.type === 'ItemAdded') return event.data.quantity;
    if (event.type === 'ItemEnsured') return event.data.atLeast;
    if (event.type === 'QuantitySet') return event.data.to;
    return event.type === 'QuantityChanged' ? event.data.by : 0;
  };
  const contributions = all.filter(isContribution);
  const isDecrement = (fact: Fact) => is(fact, 'QuantityChanged') && n(fact) < 0;

  const stands = (c: Fact) =>
    !all.some((r) => {
      if (!saw(r, c)) return false;
      if (is(r, 'QuantitySet', 'ItemEnsured', 'ItemAdded')) return true;
      if (!is(r, 'ItemRemoved')) return false;
      return !contributions.some((d) => !isDecrement(d) && !saw(d, r) && !saw(r, d) && saw(d, c));
    });
  const counts = (c: Fact) => {
    if (!stands(c)) return false;
    if (!isDecrement(c)) return true;
    const positives = contributions.filter((p) => saw(c, p) && n(p) > 0);
    return positives.some(
      (p) => stands(p) || contributions.some((q) => is(q, 'QuantitySet', 'ItemEnsured') && saw(q, p) && stands(q)),
    );
  };

  const live = contributions.filter(counts);
  const addends = live.filter((c) => is(c, 'ItemAdded', 'QuantityChanged'));
  const lastSet = live.filter((c) => is(c, 'QuantitySet')).at(-1);
  const ensures = live.filter((c) => is(c, 'ItemEnsured'));
  const atLeast = Math.max(0, ...ensures.map(n));
  const base = lastSet !== undefined ? [lastSet] : ensures.filter((c) => n(c) === atLeast);
  const baseQuantity = lastSet !== undefined ? n(lastSet) : atLeast;
  const parts = [...base, ...addends].sort((a, b) => (a.id < b.id ? -1 : 1));

  const register = <Value>(firm: (fact: Fact) => Value | undefined, tentative: (fact: Fact) => Value | undefined) => {
    const clears = (fact: Fact) => firm(fact) !== undefined || is(fact, 'ItemAdded');
    const firmLeft = all.filter((w) => firm(w) !== undefined && !all.some((o) => clears(o) && saw(o, w)));
    const tentativeLeft = all.filter(
      (w) => tentative(w) !== undefined && !all.some((o) => (clears(o) || tentative(o) !== undefined) && saw(o, w)),
    );
    const last = firmLeft.at(-1);
    const lastTentative = tentativeLeft.at(-1);
    return last !== undefined ? firm(last) : lastTentative !== undefined ? tentative(lastTentative) : undefined;
  };

  return {
    sum: baseQuantity + addends.reduce((sum, c) => sum + n(c), 0),
    contributors: [...new Set(parts.map(({ actorId }) => actorId))],
    name:
      register(
        ({ event }) => (event.type === 'ItemRenamed' || event.type === 'ItemAdded' ? event.data.name : undefined),
        ({ event }) => (event.type === 'ItemEnsured' ? event.data.name : undefined),
      ) ?? '',
    price:
      register(
        ({ event }) => {
          if (event.type === 'PriceChanged') return event.data.price;
          return event.type === 'ItemAdded' ? (event.data.price ?? undefined) : undefined;
        },
        ({ event }) => (event.type === 'ItemEnsured' ? (event.data.price ?? undefined) : undefined),
      ) ?? null,
    aisle:
      register(
        ({ event }) => {
          if (event.type === 'ItemMoved') return event.data.aisle;
          return event.type === 'ItemAdded' ? (event.data.aisle ?? undefined) : undefined;
        },
        ({ event }) => (event.type === 'ItemEnsured' ? (event.data.aisle ?? undefined) : undefined),
      ) ?? null,
    note:
      register(
        ({ event }) => (event.type === 'ItemNoted' ? event.data.note : undefined),
        () => undefined,
      ) ?? '',
    picks: all
      .filter((p) => is(p, 'ItemPicked'))
      .filter((p) => !all.some((o) => is(o, 'ItemPicked', 'ItemUnpicked', 'ItemAdded') && saw(o, p)))
      .map(({ id }) => id),
  };
}
