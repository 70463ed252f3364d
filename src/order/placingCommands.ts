// An order as commands, however long it is: what does not fit into one entry of the log (16 KB) is added line by line.
// To be dispatched together: all are accepted, or none.

import type { OrderCommand } from './commands.ts';
import type { LineItem } from './events.ts';
import { joinedItems } from './orderTotal.ts';

type Draft = Extract<OrderCommand, { type: 'CreateOrder' }>['data'];

/** Of an entry's 16 KB, what customer, address and what every event has leave to lines. */
const bytesForLines = 11_000;
/** A line's numbers and the lengths of its texts. */
const bytesAround = 32;

export function placingCommands(draft: Draft): readonly OrderCommand[] {
  const encoder = new TextEncoder();
  const items = joinedItems(draft.lines);
  let bytes = 0;
  const overflow = items.findIndex(({ product, name }) => {
    bytes += encoder.encode(product).length + encoder.encode(name).length + bytesAround;
    return bytes > bytesForLines;
  });
  const fitting = overflow < 0 ? items.length : Math.max(1, overflow);
  const rest = items.slice(fitting).map((data: LineItem): OrderCommand => ({ type: 'AddLineItem', data }));
  return [{ type: 'CreateOrder', data: { ...draft, lines: items.slice(0, fitting) } }, ...rest];
}
