// What is told of an order.

import * as v from 'valibot';
import { eventAnswer } from './cartAnswers.ts';
import { actorId, commandId, count, eventId, minorUnits, streamId, timestamp } from './shared.ts';

const done = { id: eventId, actorId, by: v.pipe(v.string(), v.description('The name of who did it')) };

export const orderAnswer = v.pipe(
  v.object({
    id: streamId,
    at: v.nullable(eventId),
    time: v.nullable(timestamp),
    events: count,
    status: v.picklist(['none', 'open', 'cancelled', 'shipped', 'delivered']),
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
