// READ MODEL: what a cart remembers of its lines, those too that are not in it any more: the aisle to which people moved
// one, and the price that somebody last gave. From the events, so that it is the same for everybody.

import { itemsOf } from '../../causal/growingList.ts';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { Cart } from '../cart.ts';
import type { LineId } from '../events.ts';
import type { Line } from '../line/line.ts';
import type { LineNode } from '../line/lineNode.ts';

export interface CartMemory {
  /** Where people put it, null being "other". Not where a catalogue or an import thought it is. */
  readonly aisles: ReadonlyMap<LineId, string | null>;
  /** Minor units of the cart's currency. */
  readonly prices: ReadonlyMap<LineId, number>;
}

interface LineMemory {
  readonly aisle?: string | null;
  readonly price: number | null;
}

/** It remembers what it has read: a line that did not change is not read again. */
export function createCartMemory(): (cart: Cart) => CartMemory {
  const read = new WeakMap<Line, LineMemory>();
  return (cart) => {
    const aisles = new Map<LineId, string | null>();
    const prices = new Map<LineId, number>();
    for (const line of valuesOf(cart.lines)) {
      const memory = read.get(line) ?? memoryOf(line);
      read.set(line, memory);
      if (memory.aisle !== undefined) aisles.set(line.line, memory.aisle);
      if (memory.price !== null) prices.set(line.line, memory.price);
    }
    return { aisles, prices };
  };
}

function memoryOf({ causes }: Line): LineMemory {
  let moved: LineNode | null = null;
  let priced: LineNode | null = null;
  for (const node of itemsOf(causes.nodes)) {
    if (node.event.type === 'ItemMoved' && node.id > (moved?.id ?? '')) moved = node;
    if (saysPrice(node.event) && node.id > (priced?.id ?? '')) priced = node;
  }
  const price = priced !== null && 'price' in priced.event.data ? priced.event.data.price : null;
  return moved?.event.type === 'ItemMoved' ? { aisle: moved.event.data.aisle, price } : { price };
}

/** Who takes a price away says so; who adds without one says nothing. */
function saysPrice(event: LineNode['event']): boolean {
  return event.type === 'PriceChanged' || ('price' in event.data && event.data.price !== null);
}
