// A cart as it is told, from the app's own read models: as JSON already, so that lines that have not changed since somebody looked
// are not written anew.

import { type Amount, countOf } from '../../src/domain/amount/amount.ts';
import type { Cart } from '../../src/domain/cart.ts';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import { type CheckoutView, createCheckoutViews } from '../../src/domain/checkout/checkoutViews.ts';
import type { CartView, LineView } from '../../src/domain/readModels/cartView.ts';
import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import { timeOf } from './eventAnswers.ts';
import { type JsonOf, withText } from './jsonText.ts';
import type { Moment } from './moments.ts';
import type { CartAnswer } from './schemas/cartAnswers.ts';

const viewOf = cartDomain.createView();
const checkoutsOf = createCheckoutViews();
/** A view of a line is another one when the line has changed. */
const lineTexts = new WeakMap<LineView, string>();

/** JSON of what the schema says. */
export function cartTextOf(id: string, { state, view: made, at, events }: Moment<Cart, CartView>): JsonOf<CartAnswer> {
  const view = made ?? viewOf(state);
  const { name, currency, itemCount, stillToGet, total, linesWithoutPrice, aisleOrder, members } = view;
  const rest: Omit<CartAnswer, 'lines'> = {
    id,
    at,
    time: at === null ? null : timeOf(msOf(at)),
    events,
    name,
    currency,
    itemCount,
    stillToGet,
    total,
    linesWithoutPrice,
    aisleOrder: [...aisleOrder],
    members: members.map((member) => ({ ...member })),
    checkouts: checkoutsOf(state.checkouts).map(checkoutAnswerOf),
  };
  const lines = view.aisles.flatMap(({ lines }) => lines.map(lineTextOf));
  return withText(rest, 'lines', `[${lines.join()}]` as JsonOf<CartAnswer['lines']>);
}

function lineTextOf(view: LineView): string {
  const known = lineTexts.get(view);
  if (known !== undefined) return known;
  const text = JSON.stringify(lineAnswerOf(view));
  lineTexts.set(view, text);
  return text;
}

function lineAnswerOf(view: LineView): CartAnswer['lines'][number] {
  const { line, name, quantity, unitPrice, lineTotal, aisle, note, picked } = view;
  return {
    ...{ line, name, quantity, unitPrice, lineTotal, aisle, note, picked },
    parts: view.parts.map((part) => ({ quantity: part.quantity, amount: amountAnswerOf(part.amount) })),
    pickedBy: [...view.pickedBy],
    wantedBy: [...view.contributors],
  };
}

function amountAnswerOf(amount: Amount | null) {
  return amount && { count: countOf(amount), unit: amount.unit };
}

function checkoutAnswerOf({ id, kind, status, actorId, at, when, lines, total }: CheckoutView) {
  return {
    ...{ id, kind, status, actorId, at, total },
    time: timeOf(when),
    lines: lines.map(({ line, name, quantity, price }) => ({ line, name, quantity, price })),
  };
}
