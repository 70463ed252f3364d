// Receipts about what is written: a line's name, price and note, and the cart's name. Of what several people wrote
// without knowing of each other, the last shows (causal/register.ts).

import { type CausalNode, type Causes, causesOf } from '../../causal/causalSet.ts';
import type { CartName } from '../cartName.ts';
import { isPresent } from '../line/line.ts';
import type { LineNode } from '../line/lineNode.ts';
import type { LineReading } from './lineReading.ts';
import { actorsOf, createStood, indicesWhere, type Meeting, meetingsOf } from './meetings.ts';
import type { Alternative, Receipt, ReceiptCase, Written } from './receipt.ts';
import { receiptOf } from './receiptFrame.ts';

interface Register<Node extends CausalNode, Value> {
  readonly causes: Causes<Node>;
  /** What an event writes; undefined for one that writes nothing. */
  readonly valueIn: (node: Node) => Value | undefined;
  /** Whether an event takes away what its author saw, as every writing does. */
  readonly clears: (node: Node) => boolean;
  readonly say: (written: readonly Written<Value>[], shown: Value) => ReceiptCase;
  /** The command that writes this instead; none where it is so, or nothing is there to write on. */
  readonly choose: (value: Value) => readonly Alternative[];
}

export function detailReceipts(line: LineReading): readonly Receipt[] {
  const { causes, now, line: id } = line;
  const isThere = (meeting: Meeting) => line.quantityAt(meeting) > 0;
  const clears = ({ event }: LineNode) => event.type === 'ItemAdded';
  const unless = (isSo: boolean, command: Alternative) => (isSo || !isPresent(now) ? [] : [command]);
  const names: Register<(typeof causes.nodes)[number], string> = {
    causes,
    clears,
    valueIn: ({ event }) => (event.type === 'ItemRenamed' ? event.data.name : undefined),
    say: (written, shown) => ({ kind: 'names', written, shown }),
    choose: (name) => unless(name === now.name.value, { type: 'RenameItem', data: { line: id, name } }),
  };
  const notes: typeof names = {
    causes,
    clears,
    valueIn: ({ event }) => (event.type === 'ItemNoted' ? event.data.note : undefined),
    say: (written, shown) => ({ kind: 'notes', written, shown }),
    choose: (note) => unless(note === now.note.value, { type: 'NoteItem', data: { line: id, note } }),
  };
  const prices: Register<(typeof causes.nodes)[number], number | null> = {
    causes,
    clears,
    valueIn: ({ event }) => {
      if (event.type === 'PriceChanged') return event.data.price;
      return event.type === 'ItemAdded' ? (event.data.price ?? undefined) : undefined;
    },
    say: (written, shown) => ({ kind: 'prices', written, shown }),
    choose: (price) => unless(price === now.price.value, { type: 'ChangePrice', data: { line: id, price } }),
  };
  return [
    ...receiptsOn(line, names, isThere),
    ...receiptsOn(line, prices, isThere),
    ...receiptsOn(line, notes, isThere),
  ];
}

export function cartNameReceipts(name: CartName): readonly Receipt[] {
  const causes = causesOf(name.causes);
  const about = { line: null, subject: name.value };
  const register: Register<(typeof causes.nodes)[number], string> = {
    causes,
    clears: () => false,
    valueIn: ({ event }) => (event.type === 'CartRenamed' ? event.data.name : undefined),
    say: (written, shown) => ({ kind: 'names', written, shown }),
    choose: (value) => (value === name.value ? [] : [{ type: 'RenameCart', data: { name: value } }]),
  };
  return receiptsOn(about, register, () => true);
}

function receiptsOn<Node extends CausalNode, Value>(
  about: Pick<Receipt, 'line' | 'subject'>,
  register: Register<Node, Value>,
  isThere: (meeting: Meeting) => boolean,
): readonly Receipt[] {
  const { causes, valueIn, clears } = register;
  const writes = indicesWhere(causes, (node) => valueIn(node) !== undefined);
  if (writes.length < 2) return [];
  const ends = indicesWhere(causes, (node) => valueIn(node) !== undefined || clears(node));
  const stood = createStood(causes.pasts, ends);
  const values = causes.nodes.map(valueIn);
  const meetings = meetingsOf(causes, {
    acts: writes,
    others: writes,
    canMeet: (write, other) => values[write] !== values[other] && stood(write, other) && stood(other, write),
  });
  return meetings.filter(isThere).flatMap((meeting) => {
    const written = lastOfEach(causes, meeting.acts, valueIn);
    const shown = written.at(-1);
    if (shown === undefined) return [];
    return receiptOf({ ...about, causes }, meeting, register.say(written, shown.value), {
      toldTo: actorsOf(causes, meeting.acts),
      alternatives: () => [...new Set(written.map(({ value }) => value))].flatMap(register.choose),
      settles: (index) => ends.includes(index),
    });
  });
}

/** What each person wrote last, by ascending id. */
function lastOfEach<Node extends CausalNode, Value>(
  causes: Causes<Node>,
  acts: readonly number[],
  valueIn: (node: Node) => Value | undefined,
): readonly Written<Value>[] {
  const last = new Map<string, Written<Value>>();
  for (const index of acts) {
    const node = causes.nodes[index];
    const value = node === undefined ? undefined : valueIn(node);
    if (node === undefined || value === undefined) continue;
    last.delete(node.actorId);
    last.set(node.actorId, { actorId: node.actorId, value });
  }
  return [...last.values()];
}
