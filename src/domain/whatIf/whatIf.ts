// What a cart would be if some acts had not been, or had been done at another time. What is left out counts as an event that
// nobody can read: it does nothing, and what its author had seen was seen all the same. What is moved is done in knowledge of
// all that then came before it, and everybody knew of it from then on. Nothing of this is stored.

import { headsOf } from '../../causal/causalSet.ts';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { CommandId, EventId } from '../../engine/message.ts';
import { createTimeline, type Timeline } from '../../engine/timeline.ts';
import type { UnreadEvent } from '../../engine/unreadEvents.ts';
import { type Cart, evolve, initialCart, lineOf } from '../cart.ts';
import { type CartEnvelope, type CartEvent, isLineEvent } from '../events.ts';
import { isPresent } from '../line/line.ts';
import { mapNamedEvents } from '../mapNamedEvents.ts';

export interface Supposed {
  readonly without: ReadonlySet<EventId>;
  readonly moved: readonly Move[];
}

export interface Move {
  readonly command: CommandId;
  /** Just after this event; null for the start. */
  readonly after: EventId | null;
}

export type Imagined = Pick<Timeline<Cart, CartEvent, never>, 'state' | 'stateAt' | 'at' | 'length'>;

export function whatIf(
  envelopes: readonly CartEnvelope[],
  unread: readonly UnreadEvent[],
  { without, moved }: Supposed,
): Imagined {
  const movable = moved.map((move) => ({
    ...move,
    events: envelopes.filter(
      ({ commandId, id, event }) => commandId === move.command && !without.has(id) && isMovable(event),
    ),
  }));
  const away = new Set(movable.flatMap(({ events }) => events.map(({ id }) => id)));
  const isLeft = ({ id }: CartEnvelope) => !without.has(id) && !away.has(id);
  let left: readonly CartEnvelope[] = envelopes.filter(isLeft);
  const out = envelopes.filter((envelope) => !isLeft(envelope)).map(asUnread);
  let imagined = timelineOf(left, [...unread, ...out]);
  movable.forEach(({ events, after }, nth) => {
    let state = after === null ? initialCart : imagined.stateAt(imagined.countBefore(placeAfter(after, '~')) - 1);
    const placed: CartEnvelope[] = [];
    for (const [index, envelope] of events.entries()) {
      const id = placeAfter(after, `+${nth}.${index.toString().padStart(6, '0')}`);
      const there = { ...envelope, id, event: havingSeen(envelope.event, state) };
      placed.push(there);
      state = evolve(state, there);
    }
    left = [...left.map((envelope) => seenBy(envelope, placed)), ...placed].sort((a, b) => (a.id < b.id ? -1 : 1));
    imagined = timelineOf(left, [...unread, ...out]);
  });
  const names = namesKept(imagined.state(), envelopes);
  return names.length === 0 ? imagined : timelineOf([...left, ...names], [...unread, ...out]);
}

/** A line whose name was left out with the act that gave it is called as it is called. */
function namesKept(imagined: Cart, envelopes: readonly CartEnvelope[]): readonly CartEnvelope[] {
  const nameless = valuesOf(imagined.lines).filter((line) => isPresent(line) && line.name.value === '');
  return nameless.flatMap(({ line, since }, commandIndex) => {
    const naming = envelopes.findLast(
      ({ event }) => isLineEvent(event) && event.data.line === line && 'name' in event.data,
    );
    if (naming === undefined || since === null || !('name' in naming.event.data)) return [];
    const event: CartEvent = { type: 'ItemRenamed', data: { line, name: naming.event.data.name, observed: [] } };
    return { ...naming, ...imaginedBy(commandIndex), id: placeAfter(since, '~name'), event };
  });
}

/** No command that anybody gave. */
function imaginedBy(commandIndex: number) {
  return { commandId: 'ffffffffffffffff' as CommandId, commandIndex };
}

function timelineOf(envelopes: readonly CartEnvelope[], unread: readonly UnreadEvent[]) {
  const timeline = createTimeline<Cart, CartEvent>({ initialState: initialCart, evolve, mapNamed: mapNamedEvents });
  timeline.insert(envelopes, unread);
  return timeline;
}

/** Sorts after this event and before the next one: ids are compared as text. */
function placeAfter(after: EventId | null, suffix: string): EventId {
  return `${after ?? ''}${suffix}` as EventId;
}

function asUnread({ id, deps, event }: CartEnvelope): UnreadEvent {
  return { id, deps, observed: 'observed' in event.data ? event.data.observed : null };
}

/** What says which register or line it is about, and what it saw of that. */
export function isMovable(event: CartEvent): boolean {
  return subjectOf(event) !== null;
}

function subjectOf(event: CartEvent): string | null {
  if (isLineEvent(event)) return `line ${event.data.line}`;
  switch (event.type) {
    case 'CartRenamed':
    case 'CurrencyChanged':
    case 'AislesArranged':
      return event.type;
    default:
      return null;
  }
}

function havingSeen(event: CartEvent, cart: Cart): CartEvent {
  return { ...event, data: { ...event.data, observed: headsFor(event, cart) } } as CartEvent;
}

function headsFor(event: CartEvent, cart: Cart): readonly EventId[] {
  if (isLineEvent(event)) return headsOf(lineOf(cart, event.data.line).causes);
  switch (event.type) {
    case 'CurrencyChanged':
      return headsOf(cart.registers.currency.causes);
    case 'AislesArranged':
      return headsOf(cart.registers.aisleOrder.causes);
    default:
      return headsOf(cart.name.causes);
  }
}

/** What comes later in the history has seen what was moved before it. */
function seenBy(envelope: CartEnvelope, placed: readonly CartEnvelope[]): CartEnvelope {
  const { event } = envelope;
  const before = placed.filter(({ id }) => id < envelope.id);
  const idsOn = (subject: string | null) =>
    subject === null ? [] : before.filter((other) => subjectOf(other.event) === subject).map(({ id }) => id);
  if (event.type === 'CheckedOut') {
    const manifest = event.data.manifest.map((line) => withSeen(line, idsOn(`line ${line.line}`)));
    return { ...envelope, event: { ...event, data: { ...event.data, manifest } } };
  }
  if (event.type === 'CheckoutUndone') {
    const returned = event.data.returned.map((line) => withSeen(line, idsOn(`line ${line.line}`)));
    return { ...envelope, event: { ...event, data: { ...event.data, returned } } };
  }
  const ids = idsOn(subjectOf(event));
  if (ids.length === 0 || !('observed' in event.data)) return envelope;
  return { ...envelope, event: { ...event, data: withSeen(event.data, ids) } as CartEvent };
}

function withSeen<Seen extends { readonly observed: readonly EventId[] }>(of: Seen, ids: readonly EventId[]): Seen {
  return ids.length === 0 ? of : { ...of, observed: [...of.observed, ...ids] };
}
