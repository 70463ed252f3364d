// What is told of an order.

import * as v from 'valibot';
import { eventAnswer } from './cartAnswers.ts';
import { actorId, commandId, count, eventId, minorUnits, streamId, timestamp } from './shared.ts';

const done = { id: eventId, actorId, by: v.pipe(v.string(), v.description('The name of who did it')) };

const orderStatus = v.picklist(['none', 'open', 'cancelled', 'shipped', 'delivered']);

export const orderAnswer = v.pipe(
  v.object({
    id: streamId,
    at: v.nullable(eventId),
    time: v.nullable(timestamp),
    events: count,
    status: orderStatus,
    possible: v.pipe(v.array(v.string()), v.description('The commands that may come next')),
    creation: v.nullable(v.object({ ...done, customer: v.string(), shippingAddress: v.string(), total: minorUnits })),
    currency: v.string(),
    lines: v.array(
      v.object({
        product: v.string(),
        name: v.string(),
        quantity: count,
        unitPrice: v.nullable(minorUnits),
        lineTotal: v.nullable(minorUnits),
      }),
    ),
    itemCount: count,
    total: minorUnits,
    linesWithoutPrice: count,
    shipment: v.nullable(v.object({ ...done, carrier: v.string(), trackingNumber: v.string(), date: v.string() })),
    delivery: v.nullable(v.object({ ...done, date: v.string(), signedBy: v.string() })),
    cancellation: v.nullable(v.object({ ...done, reason: v.string() })),
  }),
  v.metadata({ ref: 'Order' }),
);

export type OrderAnswer = v.InferOutput<typeof orderAnswer>;

export const orderChanged = v.pipe(
  v.object({
    command: commandId,
    durable: v.picklist(['relay', 'here']),
    events: v.array(eventAnswer),
    order: v.pipe(orderAnswer, v.description('Just after them')),
  }),
  v.metadata({ ref: 'OrderChanged' }),
);

export const orderHistory = v.pipe(
  v.object({
    entries: v.pipe(
      v.array(
        v.object({
          id: eventId,
          time: timestamp,
          storedAt: timestamp,
          command: commandId,
          actorId,
          actor: v.string(),
          words: v.string(),
          type: v.string(),
          subject: v.string(),
          note: v.string(),
          date: v.nullable(v.string()),
        }),
      ),
      v.description('Newest first'),
    ),
    next: v.nullable(eventId),
  }),
  v.metadata({ ref: 'OrderHistory' }),
);

const moment = v.object({
  at: v.nullable(eventId),
  time: v.nullable(timestamp),
  status: orderStatus,
  total: minorUnits,
});

export const orderDifference = v.pipe(
  v.object({
    from: moment,
    to: moment,
    changes: v.array(
      v.object({
        product: v.string(),
        name: v.string(),
        unitPrice: v.nullable(minorUnits),
        quantityFrom: count,
        quantityTo: count,
        by: v.pipe(v.array(actorId), v.description('Who put in or took out some of it in between')),
      }),
    ),
  }),
  v.metadata({ ref: 'OrderDifference' }),
);

export type OrderDifference = v.InferOutput<typeof orderDifference>;

const part = v.object({
  ...done,
  time: timestamp,
  kind: v.picklist(['ordered', 'added', 'taken-out']),
  quantity: count,
  unitPrice: v.nullable(minorUnits),
  reason: v.string(),
});

export const orderExplanation = v.pipe(
  v.object({
    product: v.string(),
    name: v.string(),
    quantity: v.pipe(count, v.description('At all prices')),
    parts: v.pipe(v.array(part), v.description('What was ordered and added, less what was taken out, is the quantity')),
    tooLate: v.pipe(
      v.array(part),
      v.description('Done without knowing that the order was on its way, or cancelled: it does not count'),
    ),
  }),
  v.metadata({ ref: 'OrderExplanation' }),
);

export type OrderExplanationAnswer = v.InferOutput<typeof orderExplanation>;

export const orderLinks = v.pipe(
  v.object({
    id: streamId,
    editKey: v.string(),
    viewKey: v.string(),
    editLink: v.string(),
    viewLink: v.string(),
  }),
  v.metadata({ ref: 'OrderLinks' }),
);
