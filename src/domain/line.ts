// One line of the cart: its events, and what they come to. An event whose author saw everything that is here
// changes the summary in constant time; any other has the laws applied to the whole set anew. Both give the same.

import type { ActorId, EventId } from '../engine/message.ts';
import { addNode, emptyCausalSet, type CausalSet, type Past } from './causalSet.ts';
import { itemsOf } from './appendOnly.ts';
import type { CartEnvelope, ItemDetails, LineEvent, LineId } from './events.ts';
import { quantityOf, quantityRole, type LineNode } from './lineLaw.ts';
import { picksAfter, picksOf, type Pick } from './picks.ts';
import { shownAfter, shownOf, type Shown, type Write } from './register.ts';

export interface Line extends LineSummary {
  readonly line: LineId;
  /** Its first event (by id): lines are listed in this order. */
  readonly since: EventId | null;
  readonly causes: CausalSet<LineNode>;
}

/** What the events come to. */
interface LineSummary extends QuantityPart {
  readonly name: Shown<string>;
  readonly price: Shown<number | null>;
  readonly aisle: Shown<string | null>;
  readonly note: Shown<string>;
  readonly picks: readonly Pick[];
}

interface QuantityPart {
  /** Base and live changes; at zero or below the line is absent. */
  readonly sum: number;
  /** Something positive stands, so that a decrement counts. */
  readonly hasPositive: boolean;
  /** Who has a part in `sum`, ordered by first event. */
  readonly contributors: readonly Contributor[];
}

export interface Contributor {
  readonly actorId: ActorId;
  readonly since: EventId;
}

export function newLine(line: LineId): Line {
  return {
    line,
    since: null,
    causes: emptyCausalSet(),
    sum: 0,
    hasPositive: false,
    contributors: [],
    name: { value: '', isFirm: false },
    price: { value: null, isFirm: false },
    aisle: { value: null, isFirm: false },
    note: { value: '', isFirm: false },
    picks: [],
  };
}

export function isPresent(line: Line | undefined): line is Line {
  return line !== undefined && line.sum > 0;
}

/** How many are wanted: no line has fewer than none. */
export function quantityIn(line: Line | undefined): number {
  return line === undefined ? 0 : Math.max(0, line.sum);
}

export function withLineEvent(line: Line, { id, actorId }: CartEnvelope, event: LineEvent): Line {
  const node: LineNode = { id, actorId, observed: event.data.observed, event };
  const addition = addNode(line.causes, node);
  const since = line.since === null || id < line.since ? id : line.since;
  switch (addition.kind) {
    case 'duplicate':
      return line;
    case 'successor':
      return { line: line.line, since, causes: addition.set, ...succeeded(line, node) };
    case 'concurrent':
      return { line: line.line, since, causes: addition.set, ...judged(itemsOf(addition.set.nodes), addition.pasts) };
  }
}

/** The laws, applied to the whole set. */
function judged(nodes: readonly LineNode[], pasts: readonly Past[]): LineSummary {
  const { sum, hasPositive, counting } = quantityOf(nodes, pasts);
  return {
    sum,
    hasPositive,
    contributors: counting.reduce<readonly Contributor[]>(
      (contributors, index) => withContributor(contributors, nodes[index] as LineNode),
      [],
    ),
    name: shownOf(nodes, pasts, nameWrite, ''),
    price: shownOf(nodes, pasts, priceWrite, null),
    aisle: shownOf(nodes, pasts, aisleWrite, null),
    note: shownOf(nodes, pasts, noteWrite, ''),
    picks: picksOf(nodes, pasts),
  };
}

/** The laws, where the event saw everything: nothing is concurrent with it, and all there is, is in its past. */
function succeeded(before: Line, node: LineNode): LineSummary {
  return {
    ...quantityAfter(before, node),
    name: shownAfter(before.name, nameWrite(node), ''),
    price: shownAfter(before.price, priceWrite(node), null),
    aisle: shownAfter(before.aisle, aisleWrite(node), null),
    note: shownAfter(before.note, noteWrite(node), ''),
    picks: picksAfter(before.picks, node),
  };
}

function quantityAfter(before: Line, node: LineNode): QuantityPart {
  const role = quantityRole(node.event);
  const { sum, hasPositive, contributors } = before;
  switch (role?.kind) {
    case undefined:
      return { sum, hasPositive, contributors };
    case 'remove':
      return { sum: 0, hasPositive: false, contributors: [] };
    case 'change':
      if (role.n <= 0 && !hasPositive) return { sum, hasPositive, contributors };
      return {
        sum: sum + role.n,
        hasPositive: hasPositive || role.n > 0,
        contributors: withContributor(contributors, node),
      };
    case 'start':
    case 'set':
    case 'ensure':
      return { sum: role.n, hasPositive: role.n > 0, contributors: withContributor([], node) };
  }
}

function withContributor(contributors: readonly Contributor[], { id, actorId }: LineNode): readonly Contributor[] {
  const known = contributors.find((contributor) => contributor.actorId === actorId);
  if (known !== undefined && known.since <= id) return contributors;
  const others = contributors.filter((contributor) => contributor !== known);
  return [...others, { actorId, since: id }].sort((a, b) => (a.since < b.since ? -1 : 1));
}

// What an event writes to each register. A start writes what is known and forgets the rest; an ensure fills in.

function nameWrite({ event }: LineNode): Write<string> | null {
  if (event.type === 'ItemRenamed') return { isFirm: true, value: event.data.name };
  return detailWrite(event, (details) => details.name || null);
}

function priceWrite({ event }: LineNode): Write<number | null> | null {
  if (event.type === 'PriceChanged') return { isFirm: true, value: event.data.price };
  return detailWrite(event, (details) => details.price);
}

function aisleWrite({ event }: LineNode): Write<string | null> | null {
  if (event.type === 'ItemMoved') return { isFirm: true, value: event.data.aisle };
  return detailWrite(event, (details) => details.aisle);
}

function noteWrite({ event }: LineNode): Write<string> | null {
  if (event.type === 'ItemNoted') return { isFirm: true, value: event.data.note };
  return event.type === 'ItemAdded' ? { isFirm: true, value: undefined } : null;
}

function detailWrite<Value>(event: LineEvent, read: (details: ItemDetails) => Value | null): Write<Value> | null {
  if (event.type === 'ItemAdded') return { isFirm: true, value: read(event.data) ?? undefined };
  if (event.type !== 'ItemEnsured') return null;
  const value = read(event.data);
  return value === null ? null : { isFirm: false, value };
}
