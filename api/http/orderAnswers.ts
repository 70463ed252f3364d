// An order as it is told, from the app's own read models.

import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import type { Order } from '../../src/order/order.ts';
import type { OrderHistoryEntry } from '../../src/order/readModels/orderHistory.ts';
import { orderView } from '../../src/order/readModels/orderView.ts';
import { orderInWords as inGerman } from '../../src/ui/text/deOrder.ts';
import { orderInWords as inEnglish } from '../../src/ui/text/enOrder.ts';
import type { Language } from '../../src/ui/text/languages.ts';
import { timeOf } from './eventAnswers.ts';
import type { Moment } from './moments.ts';
import type { OrderAnswer } from './schemas/orderAnswers.ts';

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
