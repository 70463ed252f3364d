// One line of the cart: its events, and what they come to. An event whose author saw everything that is here, or
// that only counts up or down beside others, changes the summary in constant time; any other has the laws applied to
// the whole set anew. All ways give the same (cart.property.test.ts).

import type { ActorId, EventId } from '../engine/message.ts';
import { itemsOf } from './appendOnly.ts';
import { addNode, type CausalSet, emptyCausalSet } from './causalSet.ts';
import type { CartEnvelope, ItemDetails, LineEvent, LineId } from './events.ts';
import { type LineNode, quantityOf, quantityRole } from './lineLaw.ts';
import { has, type Past } from './past.ts';
import { type Pick, picksAfter, picksOf } from './picks.ts';
import { type Shown, shownAfter, shownOf, type Write } from './register.ts';

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
  /** Who has a part in `sum`, ordered by first event. */
  readonly contributors: readonly Contributor[];
  /** Index of something positive that stands, or −1: a decrement that saw it counts. */
  readonly standing: number;
  /** Indices of all removes. */
  readonly removes: readonly number[];
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
    contributors: [],
    standing: -1,
    removes: [],
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
  if (addition.kind === 'duplicate') return line;
  const { set: causes } = addition;
  const summary =
    addition.kind === 'successor'
      ? succeeded(line, node)
      : ((addition.kind === 'branch' ? countedBeside(line, node, addition.past) : null) ?? judged(causes));
  return { line: line.line, since, causes, ...summary };
}

/** The laws, applied to the whole set. */
function judged(causes: CausalSet<LineNode>): LineSummary {
  const nodes = itemsOf(causes.nodes);
  const pasts = itemsOf(causes.pasts);
  const { sum, counting, standing } = quantityOf(nodes, pasts);
  return {
    sum,
    standing,
    removes: nodes.flatMap(({ event }, index) => (event.type === 'ItemRemoved' ? [index] : [])),
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
  const { sum, contributors, standing, removes } = before;
  const index = before.causes.nodes.length;
  switch (role?.kind) {
    case undefined:
      return { sum, contributors, standing, removes };
    case 'remove':
      return { sum: 0, contributors: [], standing: -1, removes: [...removes, index] };
    case 'change':
      return standing < 0 && role.n <= 0 ? { sum, contributors, standing, removes } : changedBy(before, node, role.n);
    case 'start':
    case 'set':
    case 'ensure':
      return { sum: role.n, contributors: withContributor([], node), standing: role.n > 0 ? index : -1, removes };
  }
}

function changedBy(before: Line, node: LineNode, by: number): QuantityPart {
  return {
    sum: before.sum + by,
    contributors: withContributor(before.contributors, node),
    standing: before.standing < 0 && by > 0 ? before.causes.nodes.length : before.standing,
    removes: before.removes,
  };
}

/**
 * The law of quantities, where a change met others that it had not seen, as two people's long offline counts do. It
 * cancels nothing. It re-asserts nothing if it saw every remove. A decrement counts if it saw what stands. Null: ask the laws.
 */
function countedBeside(before: Line, node: LineNode, past: Past): LineSummary | null {
  if (node.event.type !== 'QuantityChanged' || !before.removes.every((index) => has(past, index))) return null;
  const role = quantityRole(node.event);
  if (role?.kind !== 'change' || (role.n <= 0 && (before.standing < 0 || !has(past, before.standing)))) return null;
  const { name, price, aisle, note, picks } = before;
  return { ...changedBy(before, node, role.n), name, price, aisle, note, picks };
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
  return detailWrite(event, (details) => details.name);
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
