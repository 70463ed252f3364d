// READ MODEL: the cart as one looks at it. Plain data, derived from Cart; nothing here is remembered.

import { lazy } from '../../causal/lazy.ts';
import { valuesOf } from '../../causal/persistentMap.ts';
import { msOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId } from '../../engine/message.ts';
import { add, multiply } from '../../values/money.ts';
import { samePlain } from '../../values/samePlain.ts';
import type { Amount } from '../amount/amount.ts';
import { type Cart, currencyIn } from '../cart.ts';
import type { ColorName, LineId, Origin } from '../events.ts';
import { isPresent, type Line, quantityIn } from '../line/line.ts';
import { type Part, totalAmounts } from '../line/parts.ts';
import { pickedOf } from '../line/picks.ts';
import { type CartMemory, createCartMemory } from './cartMemory.ts';

export interface MemberView {
  readonly actorId: ActorId;
  readonly name: string;
  readonly color: ColorName;
  readonly hasLeft: boolean;
}

export interface LineView {
  readonly line: LineId;
  readonly name: string;
  readonly quantity: number;
  /** The quantity, by how much each piece is of: one part where nobody said an amount, or all said the same. */
  readonly parts: readonly Part[];
  /** How much that is together, as far as it adds up; none where nobody said an amount. */
  readonly amounts: readonly Amount[];
  /** Minor units per piece, or null if unknown. */
  readonly unitPrice: number | null;
  readonly lineTotal: number | null;
  readonly aisle: string | null;
  readonly note: string;
  /** Who has a live contribution to the quantity, in order of first contribution. */
  readonly contributors: readonly ActorId[];
  /** How many are in the basket, 0..quantity. */
  readonly picked: number;
  /** More than one actor when it was bought twice (V16). */
  readonly pickedBy: readonly ActorId[];
}

export interface AisleView {
  /** Key of an aisle; null for "other", which comes last. */
  readonly aisle: string | null;
  readonly lines: readonly LineView[];
}

export interface OriginView extends Origin {
  /** When that was, by the clock of who did what came just before. */
  readonly at: number;
}

export interface CartView {
  /** False before the first CartCreated has arrived. */
  readonly isCreated: boolean;
  /** What it was made from, by somebody who had that cart. */
  readonly origin: OriginView | null;
  readonly name: string;
  readonly currency: string;
  /** Keys in the order of a walk through this shop. */
  readonly aisleOrder: readonly string[];
  readonly aisles: readonly AisleView[];
  readonly lineCount: number;
  /** Sum of quantities. */
  readonly itemCount: number;
  readonly stillToGet: number;
  /** Minor units; lines without a price count nothing. */
  readonly total: number;
  readonly linesWithoutPrice: number;
  readonly members: readonly MemberView[];
  readonly memory: CartMemory;
}

/**
 * A view that remembers: a cart, a line or members that did not change are the same object as before, so that they need
 * neither be made nor drawn again.
 * `aisleOrder`: keys in the order of a walk through the store, until people of this cart arrange them. Unknown aisles come after them, "other" last.
 */
export function createCartView(aisleOrder: readonly string[]): (cart: Cart) => CartView {
  const cartViews = new WeakMap<Cart, CartView>();
  const lineViews = new WeakMap<Line, LineView>();
  const memoryOf = createCartMemory();
  let latestMembers: readonly MemberView[] = [];
  const viewOf = (line: Line): LineView => {
    const view = lineViews.get(line) ?? lineView(line);
    lineViews.set(line, view);
    return view;
  };
  const make = (cart: Cart): CartView => {
    const order = orderOf(cart.registers.aisleOrder.value ?? [], aisleOrder);
    // For who adds something now; nobody adds to a moment of the past.
    const memory = lazy(() => memoryOf(cart));
    const present = valuesOf(cart.lines).filter(isPresent);
    const members = membersOf(cart);
    if (!samePlain(members, latestMembers)) latestMembers = members;
    const lines = present.sort((a, b) => compareText(a.since ?? '', b.since ?? '')).map(viewOf);
    return {
      isCreated: cart.created !== null,
      origin: cart.origin && { ...cart.origin, at: msOf(cart.origin.moment) },
      name: cart.name.value,
      currency: currencyIn(cart),
      aisleOrder: order,
      aisles: byAisle(lines, order),
      lineCount: lines.length,
      ...totalsOf(lines),
      members: latestMembers,
      get memory() {
        return memory.get();
      },
    };
  };
  return (cart) => {
    const view = cartViews.get(cart) ?? make(cart);
    cartViews.set(cart, view);
    return view;
  };
}

export function cartView(cart: Cart, aisleOrder: readonly string[]): CartView {
  return createCartView(aisleOrder)(cart);
}

function totalsOf(lines: readonly LineView[]) {
  const totals = { itemCount: 0, stillToGet: 0, total: 0, linesWithoutPrice: 0 };
  for (const { quantity, picked, lineTotal } of lines) {
    totals.itemCount += quantity;
    totals.stillToGet += quantity - picked;
    if (lineTotal === null) totals.linesWithoutPrice++;
    else totals.total = add(totals.total, lineTotal);
  }
  return totals;
}

function lineView(line: Line): LineView {
  const quantity = quantityIn(line);
  const unitPrice = line.price.value;
  return {
    line: line.line,
    name: line.name.value,
    quantity,
    parts: line.parts,
    amounts: totalAmounts(line.parts),
    unitPrice,
    lineTotal: unitPrice === null ? null : multiply(unitPrice, quantity),
    aisle: line.aisle.value,
    note: line.note.value,
    contributors: line.contributors.map(({ actorId }) => actorId),
    picked: pickedOf(line.picks, quantity),
    pickedBy: [...new Set(line.picks.map(({ actorId }) => actorId))],
  };
}

/** As people of this cart have arranged them, then the others. */
function orderOf(arranged: readonly string[], known: readonly string[]): readonly string[] {
  return arranged.length === 0 ? known : [...new Set([...arranged, ...known])];
}

function byAisle(lines: readonly LineView[], aisleOrder: readonly string[]): readonly AisleView[] {
  const groups = new Map<string | null, LineView[]>();
  for (const line of lines) {
    const group = groups.get(line.aisle);
    if (group === undefined) groups.set(line.aisle, [line]);
    else group.push(line);
  }
  const place = (aisle: string | null) => {
    if (aisle === null) return aisleOrder.length + 1;
    const known = aisleOrder.indexOf(aisle);
    return known < 0 ? aisleOrder.length : known;
  };
  const aisles = [...groups].map(([aisle, group]) => ({ aisle, lines: group }));
  return aisles.sort((a, b) => place(a.aisle) - place(b.aisle) || compareText(a.aisle ?? '', b.aisle ?? ''));
}

function membersOf(cart: Cart): readonly MemberView[] {
  const members = [...cart.members.values()].sort((a, b) => compareText(a.since ?? '', b.since ?? ''));
  return members.flatMap(({ actorId, badge, hasLeft }) => (badge === null ? [] : [{ actorId, ...badge, hasLeft }]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
