// The rows of the merge rules that are about settling, V32 to V34. Ana has bought milk for 3.00: 1 that she wanted and 2 of Ben's. Tested
// on the law itself (settling/settlingRules.test.ts), and over HTTP (api/mergeRules.test.ts).

import type { ActorId } from '../../engine/message.ts';
import { type Cart, initialCart } from '../cart.ts';
import { createCheckoutViews } from '../checkout/checkoutViews.ts';
import type { CartCommand } from '../commands.ts';
import { debtsOf, settledOf } from '../settling/debts.ts';
import { finish } from './purchaseRows.ts';

export const add = (quantity: number): CartCommand => ({
  type: 'AddItem',
  data: { name: 'Milk', quantity, price: 100 },
});
export const pick: CartCommand = { type: 'PickItem', data: { line: 't:milk' } };

/** Of all that was bought: marked as settled, by item or evenly between both; not settled after all; not finished after all. */
export type OfAll = 'settle' | 'settle evenly' | 'unsettle' | 'undo';
export type SettlingAct = CartCommand | OfAll;

/** Of each purchase: whether it is marked as settled, and what Ben still owes. */
export type Owed = readonly [isSettled: boolean, benOwes: number];

export interface SettlingRow {
  readonly rule: string;
  readonly before?: readonly SettlingAct[];
  readonly ana: readonly SettlingAct[];
  readonly ben: readonly SettlingAct[];
  /** The settled one first. */
  readonly comesTo: readonly Owed[];
}

export const settlings: readonly SettlingRow[] = [
  { rule: 'nobody settles: what is due is open', ana: [], ben: [], comesTo: [[false, 200]] },
  { rule: 'settle: nothing is open', ana: ['settle'], ben: [], comesTo: [[true, 0]] },
  { rule: 'V32 settle, settle: settled once', ana: ['settle'], ben: ['settle'], comesTo: [[true, 0]] },
  {
    rule: 'V32 settle by item, settle evenly: the later in total order',
    ana: ['settle'],
    ben: ['settle evenly'],
    comesTo: [[true, 0]],
  },
  {
    rule: 'V33 was settled: unsettle, unsettle: open',
    before: ['settle'],
    ana: ['unsettle'],
    ben: ['unsettle'],
    comesTo: [[false, 200]],
  },
  {
    rule: 'V33 was settled: unsettle, settle evenly: settled',
    before: ['settle'],
    ana: ['unsettle'],
    ben: ['settle evenly'],
    comesTo: [[true, 0]],
  },
  {
    rule: 'V33 settle; settle, then unsettle: settled',
    ana: ['settle'],
    ben: ['settle', 'unsettle'],
    comesTo: [[true, 0]],
  },
  {
    rule: 'V34 settle, not finished after all: what was given is owed back',
    ana: ['settle'],
    ben: ['undo'],
    comesTo: [[true, -200]],
  },
  {
    rule: 'V34 settle, +1 and finish: the second is not settled',
    ana: ['settle'],
    ben: [add(1), pick, finish],
    // Ben paid the second, and wanted it himself.
    comesTo: [
      [true, 0],
      [false, 0],
    ],
  },
];

/** By item, or among these. */
export function debtsIn(cart: Cart, among: readonly ActorId[] | null = null) {
  const asked = { among, isVoid: () => false, personOf: (actor: ActorId) => actor };
  return debtsOf(cart, createCheckoutViews()(cart.checkouts), asked);
}

export function owedIn(cart: Cart, ben: ActorId): readonly Owed[] {
  const owed = debtsIn(cart).map(({ isSettled, open }): Owed => {
    return [isSettled, open.find(({ actorId }) => actorId === ben)?.amount ?? 0];
  });
  return owed.sort((a, b) => Number(b[0]) - Number(a[0]));
}

/** What somebody asks for who sees this cart. */
export function commandsOf(act: SettlingAct, cart: Cart, both: readonly ActorId[]): readonly CartCommand[] {
  if (typeof act !== 'string') return [act];
  if (act === 'settle' || act === 'settle evenly') return settling(cart, act === 'settle' ? null : both);
  const type = act === 'undo' ? 'UndoCheckout' : 'UnsettleCheckout';
  return debtsIn(cart).map(({ checkout }) => ({ type, data: { checkout: checkout.id } }));
}

/** One by one, and not in the way in which it was settled before: as it is asked now. */
function settling(cart: Cart, among: readonly ActorId[] | null): readonly CartCommand[] {
  const due = debtsIn({ ...cart, settlements: initialCart.settlements }, among);
  const ids = debtsIn(cart).map(({ checkout }) => checkout.id);
  return due
    .filter(({ checkout }) => ids.includes(checkout.id))
    .map((debt) => ({ type: 'SettleCheckouts', data: { settled: [settledOf(debt)] } }));
}
