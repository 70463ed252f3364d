// READ MODEL: every receipt of a cart, newest last. A function of the set of events alone, so that all devices show the
// same; what of it somebody has seen, their device knows. It remembers by line: a line that did not change is not read
// again.

import { isChain } from '../../causal/causalSet.ts';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { Cart } from '../cart.ts';
import type { CartName } from '../cartName.ts';
import type { Line } from '../line/line.ts';
import { orderReceipts, sharedIn, sharedShops } from './checkoutReceipts.ts';
import { type LineReading, readLine } from './lineReading.ts';
import { pickReceipts } from './pickReceipts.ts';
import { quantityReceipts } from './quantityReceipts.ts';
import type { Receipt } from './receipt.ts';
import { cartNameReceipts, detailReceipts } from './registerReceipts.ts';
import { takingReceipts } from './takingReceipts.ts';

export function createReceipts(): (cart: Cart) => readonly Receipt[] {
  const readingOf = remembered(readMeeting);
  const ofLine = remembered(lineReceipts);
  const sharedOf = remembered(sharedIn);
  const ofOrders = remembered(orderReceipts);
  const ofName = remembered((name: CartName) => cartNameReceipts(name));
  return remembered((cart: Cart) => {
    const { name, lines, checkouts } = cart;
    const read = valuesOf(lines).flatMap(readingOf);
    const told = [
      ...ofName(name),
      ...read.flatMap(ofLine),
      ...sharedShops(checkouts, read.flatMap(sharedOf)),
      ...ofOrders(checkouts),
    ];
    return told.sort((a, b) => (lastMet(a) < lastMet(b) ? -1 : 1));
  });
}

/** Where everybody saw everything, as in most lines, nothing can have met. */
function readMeeting(line: Line): readonly LineReading[] {
  return isChain(line.causes) ? [] : [readLine(line)];
}

function lineReceipts(line: LineReading): readonly Receipt[] {
  return [...quantityReceipts(line), ...detailReceipts(line), ...pickReceipts(line), ...takingReceipts(line)];
}

/** Of two with the same last event, the kinds give the order. */
function lastMet({ met, id }: Receipt): string {
  return `${met.at(-1)}${id}`;
}

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
