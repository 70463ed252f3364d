// The merge law a second time, word for word from its text and with nothing but sets: slow, and independent of
// lineLaw.ts, unitsLeft.ts, register.ts and picks.ts. The property test compares the two.

import type { EventId } from '../../engine/message.ts';
import type { Amount } from '../amount/amount.ts';
import type { CartEnvelope, LineEvent } from '../events.ts';
import { type Line, newLine } from '../line/line.ts';
import { type RegisterName, registerNames, type ValueOf } from '../line/registers.ts';
import type { Taking } from '../line/taking.ts';

interface NaiveLine extends NaiveRegisters {
  readonly sum: number;
  readonly contributors: readonly string[];
  /** Each piece by how much it is of, "" for one of which nobody said it; ascending. */
  readonly pieces: readonly string[];
  readonly picks: readonly EventId[];
}

type NaiveRegisters = { readonly [Name in RegisterName]: ValueOf<Name> };

/** What a line comes to, to be compared with the law's second reading. */
export function meaningOf(line: Line = newLine('t:milk')): NaiveLine {
  const { sum, contributors, parts, picks } = line;
  const shown = registerNames.map((name) => [name, line[name].value]);
  return {
    sum,
    contributors: contributors.map(({ actorId }) => actorId),
    pieces: parts.flatMap(({ amount, quantity }) => new Array<string>(quantity).fill(measure(amount))).sort(),
    ...(Object.fromEntries(shown) as NaiveRegisters),
    picks: picks.map(({ id }) => id),
  };
}

/** "1000 g" and "1 kg" are one. */
function measure(amount: Amount | null): string {
  return amount === null ? '' : `${amount.unit.replace('kg', 'g')} ${amount.value}`;
}

type Fact = { readonly id: EventId; readonly actorId: string; readonly event: LineEvent | Taking };

/** `unread`: events that this reader cannot read. They do nothing, but what they saw was seen. */
export function naiveLine(envelopes: readonly CartEnvelope[], unread: ReadonlySet<EventId> = new Set()): NaiveLine {
  const nodes = envelopes.flatMap((envelope) => factsOf(envelope, envelopes));
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

  const is = (fact: Fact, ...types: Fact['event']['type'][]) => types.includes(fact.event.type);
  const isContribution = (fact: Fact) => is(fact, 'ItemAdded', 'ItemEnsured', 'QuantityChanged', 'QuantitySet');
  const n = ({ event }: Fact): number => {
    if (event.type === 'ItemAdded') return event.data.quantity;
    if (event.type === 'ItemEnsured') return event.data.atLeast;
    if (event.type === 'QuantitySet') return event.data.to;
    return event.type === 'QuantityChanged' ? event.data.by : 0;
  };
  const contributions = all.filter(isContribution);
  const isDecrement = (fact: Fact) => is(fact, 'QuantityChanged') && n(fact) < 0;

  const ends = (r: Fact, c: Fact) => {
    if (!saw(r, c)) return false;
    if (is(r, 'QuantitySet', 'ItemEnsured', 'ItemAdded')) return true;
    if (!is(r, 'ItemRemoved')) return false;
    return !contributions.some((d) => !isDecrement(d) && !saw(d, r) && !saw(r, d) && saw(d, c));
  };
  const stands = (c: Fact) => !all.some((r) => ends(r, c));
  const endersOf = (c: Fact) => all.filter((r) => !stands(c) && ends(r, c));

  // What is taken of a contribution, as far as `known` goes: of each basket once, of all baskets no more than there is.
  const basketOf = (t: Fact) => {
    const basket = new Set([t]);
    for (const member of basket)
      for (const other of all.filter((o) => is(o, 'ItemTaken') && !basket.has(o)))
        if (marksOf(other).some((mark) => marksOf(member).includes(mark))) basket.add(other);
    return basket;
  };
  const takings = all.filter((t) => is(t, 'ItemTaken'));
  const baskets = takings.filter((t) => [...basketOf(t)].every((o) => t.id <= o.id)).map(basketOf);
  const isBack = (t: Fact, known: (fact: Fact) => boolean) =>
    all.some((u) => is(u, 'ItemReturned') && marksOf(u)[0] === marksOf(t)[0] && known(u));
  const taken = (c: Fact, known: (fact: Fact) => boolean) => {
    const ofEach = baskets.map((basket) => {
      const said = [...basket].filter((t) => known(t) && !isBack(t, known));
      return Math.max(0, ...said.map((t) => saidOf(t, c)));
    });
    return Math.min(
      n(c),
      ofEach.reduce((sum, m) => sum + m, 0),
    );
  };
  const everything = () => true;
  const left = (c: Fact): number => {
    if (n(c) < 0) return stands(c) ? n(c) : 0;
    if (stands(c)) return n(c) - taken(c, everything);
    const asSeen = Math.min(...endersOf(c).map((r) => taken(c, (t) => saw(r, t))));
    return Math.max(0, asSeen - taken(c, everything));
  };

  const isNumber = (c: Fact) => is(c, 'QuantitySet', 'ItemEnsured');
  const numbers = contributions.filter((c) => isNumber(c) && stands(c));
  const lastSet = numbers.filter((c) => is(c, 'QuantitySet')).at(-1);
  const atLeast = Math.max(0, ...numbers.filter((c) => is(c, 'ItemEnsured')).map(n));
  const base = lastSet !== undefined ? [lastSet] : numbers.filter((c) => n(c) === atLeast);
  // Of a number is taken what is taken of it, and of what it counted without knowing that it was taken.
  let baseQuantity = lastSet !== undefined ? n(lastSet) : atLeast;
  for (const c of contributions.filter((other) => n(other) > 0)) {
    if (numbers.includes(c)) baseQuantity -= taken(c, everything);
    const unknown = numbers.filter((q) => saw(q, c)).map((q) => taken(c, everything) - taken(c, (t) => saw(q, t)));
    baseQuantity -= Math.max(0, ...unknown);
  }
  const isBase = baseQuantity > 0;

  const isThere = (c: Fact) => (numbers.includes(c) ? isBase : left(c) > 0);
  const counts = (c: Fact) => {
    if (numbers.includes(c)) return false;
    if (!isDecrement(c)) return left(c) > 0;
    const positives = contributions.filter((p) => saw(c, p) && n(p) > 0);
    return stands(c) && positives.some((p) => isThere(p) || (isBase && numbers.some((q) => saw(q, p))));
  };

  const addends = contributions.filter(counts);
  const amountOf = ({ event }: Fact) => ('amount' in event.data ? (event.data.amount ?? null) : null);
  const baseAmounts = base.flatMap((c) => amountOf(c) ?? []);
  const family = baseAmounts.at(-1)?.unit.replace('kg', 'g');
  const comparable = baseAmounts.filter(({ unit }) => unit.replace('kg', 'g') === family);
  const baseAmount = comparable.sort((a, b) => a.value - b.value).at(-1) ?? null;
  const pieces = new Array<string>(isBase ? baseQuantity : 0).fill(measure(baseAmount));
  for (const c of addends) if (n(c) > 0) pieces.push(...new Array<string>(left(c)).fill(measure(amountOf(c))));
  let owed = 0;
  for (const c of addends) {
    for (let taken = n(c); taken < 0; taken++) {
      const at = pieces.indexOf(measure(amountOf(c)));
      if (at < 0) owed++;
      else pieces.splice(at, 1);
    }
  }
  pieces.sort().splice(0, owed);

  const parts = [...(isBase ? base : []), ...addends].sort((a, b) => (a.id < b.id ? -1 : 1));

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

  const registers: NaiveRegisters = {
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
  };

  return {
    sum: (isBase ? baseQuantity : 0) + addends.reduce((sum, c) => sum + left(c), 0),
    pieces,
    contributors: [...new Set(parts.map(({ actorId }) => actorId))],
    ...registers,
    picks: all
      .filter((p) => is(p, 'ItemPicked', 'ItemReturned'))
      .filter((p) => !all.some((o) => is(o, 'ItemPicked', 'ItemUnpicked', 'ItemAdded', 'ItemTaken') && saw(o, p)))
      .map(({ id }) => id),
  };
}

/** What a purchase, or the return of one that is known, is on this line; several parts of it are one fact. */
function factsOf({ id, actorId, commandId, event }: CartEnvelope, all: readonly CartEnvelope[]): readonly Fact[] {
  const line = 't:milk';
  if (event.type === 'CheckedOut') {
    const parts = all.filter((other) => other.event.type === 'CheckedOut' && other.commandId === commandId);
    if (parts.some((other) => other.id < id)) return [];
    const lines = parts.flatMap((part) => (part.event.type === 'CheckedOut' ? part.event.data.manifest : []));
    const observed = lines.flatMap((one) => one.observed);
    const covers = lines.flatMap((one) => one.covers);
    const picks = lines.flatMap((one) => one.picks);
    return [
      { id, actorId, event: { type: 'ItemTaken', data: { line, observed, checkout: commandId, covers, picks } } },
    ];
  }
  if (event.type === 'CheckoutUndone') {
    const { checkout, returned } = event.data;
    const [one] = returned;
    const isKnown = all.some((other) => other.event.type === 'CheckedOut' && other.commandId === checkout);
    return one === undefined || !isKnown
      ? []
      : [{ id, actorId, event: { type: 'ItemReturned', data: { ...one, checkout } } }];
  }
  return event.type === 'CheckoutGranted' || event.type === 'CheckoutCalledOff'
    ? []
    : [{ id, actorId, event: event as LineEvent }];
}

function marksOf({ event }: Fact): readonly string[] {
  if (event.type === 'ItemTaken') return [event.data.checkout, ...event.data.picks];
  return event.type === 'ItemReturned' ? [event.data.checkout] : [];
}

function saidOf({ event }: Fact, c: Fact): number {
  if (event.type !== 'ItemTaken') return 0;
  return Math.max(0, ...event.data.covers.filter(({ id }) => id === c.id).map(({ quantity }) => quantity));
}
