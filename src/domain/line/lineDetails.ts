// A line's registers: what its events write to name, price, aisle and note. A start writes what is known and forgets the
// rest; an ensure fills in where nobody wrote anything.

import type { Past } from '../../causal/past.ts';
import { type Shown, shownAfter, shownOf, type Write } from '../../causal/register.ts';
import type { ItemDetails } from '../events.ts';
import type { LineNode } from './lineLaw.ts';

export interface LineDetails {
  readonly name: Shown<string>;
  readonly price: Shown<number | null>;
  readonly aisle: Shown<string | null>;
  readonly note: Shown<string>;
}

export const noDetails: LineDetails = {
  name: { value: '', isFirm: false },
  price: { value: null, isFirm: false },
  aisle: { value: null, isFirm: false },
  note: { value: '', isFirm: false },
};

/** The law of registers, applied to the whole set. */
export function judgedDetails(nodes: readonly LineNode[], pasts: readonly Past[]): LineDetails {
  return {
    name: shownOf(nodes, pasts, nameWrite, ''),
    price: shownOf(nodes, pasts, priceWrite, null),
    aisle: shownOf(nodes, pasts, aisleWrite, null),
    note: shownOf(nodes, pasts, noteWrite, ''),
  };
}

/** The same, where the event saw everything there is. */
export function detailsAfter(before: LineDetails, node: LineNode): LineDetails {
  return {
    name: shownAfter(before.name, nameWrite(node), ''),
    price: shownAfter(before.price, priceWrite(node), null),
    aisle: shownAfter(before.aisle, aisleWrite(node), null),
    note: shownAfter(before.note, noteWrite(node), ''),
  };
}

export function writesDetails(node: LineNode): boolean {
  return [nameWrite, priceWrite, aisleWrite, noteWrite].some((writeOf) => writeOf(node) !== null);
}

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

function detailWrite<Value>(
  event: LineNode['event'],
  read: (details: ItemDetails) => Value | null,
): Write<Value> | null {
  if (event.type === 'ItemAdded') return { isFirm: true, value: read(event.data) ?? undefined };
  if (event.type !== 'ItemEnsured') return null;
  const value = read(event.data);
  return value === null ? null : { isFirm: false, value };
}
