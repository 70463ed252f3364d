// A cart as it is told, from the app's own read models.

import { type Amount, countOf } from '../../src/domain/amount/amount.ts';
import type { Cart } from '../../src/domain/cart.ts';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import { type CheckoutView, createCheckoutViews } from '../../src/domain/checkout/checkoutViews.ts';
import type { LineView } from '../../src/domain/readModels/cartView.ts';
import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import { timeOf } from './eventAnswers.ts';
import type { Moment } from './moments.ts';
import type { CartAnswer } from './schemas/cartAnswers.ts';

const viewOf = cartDomain.createView();
const checkoutsOf = createCheckoutViews();

export function cartAnswerOf(id: string, { state, at, events }: Moment<Cart>): CartAnswer {
  const view = viewOf(state);
  const { name, currency, itemCount, stillToGet, total, linesWithoutPrice, aisleOrder, members } = view;
  return {
    id,
    at,
    time: at === null ? null : timeOf(msOf(at)),
    events,
    name,
    currency,
    lines: view.aisles.flatMap(({ lines }) => lines.map(lineAnswerOf)),
    itemCount,
    stillToGet,
    total,
    linesWithoutPrice,
    aisleOrder: [...aisleOrder],
    members: members.map((member) => ({ ...member })),
    checkouts: checkoutsOf(state.checkouts).map(checkoutAnswerOf),
  };
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
