// An order as it is told, from the app's own read models.

import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import { lineKey } from '../../src/order/lineItems.ts';
import type { Order } from '../../src/order/order.ts';
import type { OrderExplanation, OrderPart } from '../../src/order/readModels/orderExplanation.ts';
import type { OrderHistoryEntry } from '../../src/order/readModels/orderHistory.ts';
import { type OrderLineView, type OrderView, orderView } from '../../src/order/readModels/orderView.ts';
import { orderInWords as inGerman } from '../../src/ui/text/deOrder.ts';
import { orderInWords as inEnglish } from '../../src/ui/text/enOrder.ts';
import type { Language } from '../../src/ui/text/languages.ts';
import { timeOf } from './eventAnswers.ts';
import type { Moment } from './moments.ts';
import type { OrderAnswer, OrderDifference, OrderExplanationAnswer } from './schemas/orderAnswers.ts';

export const orderWords = { en: inEnglish, de: inGerman };

export function orderAnswerOf(id: string, { state, at, events }: Moment<Order>): OrderAnswer {
  const { takenOut: _, possible, lines, ...view } = orderView(state);
  return {
    ...view,
    ...{ id, at, events },
    time: at && timeOf(msOf(at)),
    possible: [...possible],
    lines: lines.map((line) => ({ ...line })),
  };
}

export function orderEntryTeller(language: Language) {
  return (entry: OrderHistoryEntry) => {
    const { id, actorId, type, subject, note, date } = entry;
    return {
      ...{ id, actorId, type, subject, note, date },
      time: timeOf(entry.at),
      storedAt: timeOf(entry.receivedAt),
      command: entry.commandId,
      actor: entry.by,
      words: orderWords[language].happened(entry, false),
    };
  };
}

export function orderDifferenceOf(
  from: Moment<Order>,
  to: Moment<Order>,
  notes: readonly OrderHistoryEntry[],
): OrderDifference {
  const [then, now] = [orderView(from.state), orderView(to.state)];
  const [first, last] = from.events <= to.events ? [from, to] : [to, from];
  const between = notes.slice(first.events, last.events);
  const lines = new Map([...then.lines, ...now.lines].map((line) => [lineKeyOf(line), line]));
  const quantityIn = ({ lines }: OrderView, key: string) =>
    lines.find((line) => lineKeyOf(line) === key)?.quantity ?? 0;
  const told = ({ at }: Moment<Order>, { status, total }: OrderView) => ({
    at,
    time: at && timeOf(msOf(at)),
    status,
    total,
  });
  return {
    from: told(from, then),
    to: told(to, now),
    changes: [...lines].flatMap(([key, { product, name, unitPrice }]) => {
      const [quantityFrom, quantityTo] = [quantityIn(then, key), quantityIn(now, key)];
      if (quantityFrom === quantityTo) return [];
      const acts = between.filter(({ item }) => item !== null && lineKey(item) === key);
      return [
        { product, name, unitPrice, quantityFrom, quantityTo, by: [...new Set(acts.map(({ actorId }) => actorId))] },
      ];
    }),
  };
}

function lineKeyOf({ product, unitPrice }: OrderLineView): string {
  return lineKey({ product, price: unitPrice });
}

export function orderExplanationOf({ parts, tooLate, ...rest }: OrderExplanation): OrderExplanationAnswer {
  const told = (part: OrderPart) => ({ ...part, time: timeOf(msOf(part.id)) });
  return { ...rest, parts: parts.map(told), tooLate: tooLate.map(told) };
}
