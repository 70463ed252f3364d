// READ MODEL: every receipt of a cart, newest last. A function of the set of events alone, so that all devices show the
// same; what of it somebody has seen, their device knows. It remembers by line: a line that did not change is not read
// again.

import { isChain } from '../../causal/causalSet.ts';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { Cart } from '../cart.ts';
import type { CartName } from '../cartName.ts';
import type { Line } from '../line/line.ts';
import { readLine } from './lineReading.ts';
import { pickReceipts } from './pickReceipts.ts';
import { quantityReceipts } from './quantityReceipts.ts';
import type { Receipt } from './receipt.ts';
import { cartNameReceipts, detailReceipts } from './registerReceipts.ts';

export function createReceipts(): (cart: Cart) => readonly Receipt[] {
  const ofLine = remembered(lineReceipts);
  const ofName = remembered((name: CartName) => cartNameReceipts(name));
  return remembered((cart: Cart) =>
    [...ofName(cart.name), ...valuesOf(cart.lines).flatMap(ofLine)].sort((a, b) => (lastMet(a) < lastMet(b) ? -1 : 1)),
  );
}

function lineReceipts(line: Line): readonly Receipt[] {
  // Everybody saw everything, as in most lines: nothing can have met.
  if (isChain(line.causes)) return [];
  const reading = readLine(line);
  return [...quantityReceipts(reading), ...detailReceipts(reading), ...pickReceipts(reading)];
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
