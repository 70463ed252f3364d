// What is told of a cart.

import * as v from 'valibot';
import { actorId, commandId, count, eventId, minorUnits, streamId, timestamp } from './shared.ts';

const amount = v.object({ count: v.number(), unit: v.string() });

const cartLine = v.pipe(
  v.object({
    line: v.pipe(v.string(), v.description('Its name in commands')),
    name: v.string(),
    quantity: count,
    parts: v.pipe(
      v.array(v.object({ quantity: count, amount: v.nullable(amount) })),
      v.description('The quantity, by how much each piece is of'),
    ),
    unitPrice: v.nullable(minorUnits),
    lineTotal: v.nullable(minorUnits),
    aisle: v.nullable(v.string()),
    note: v.string(),
    picked: v.pipe(count, v.description('How many are in the basket')),
    pickedBy: v.array(actorId),
    wantedBy: v.pipe(v.array(actorId), v.description('Whose wishes the quantity is made of')),
  }),
  v.metadata({ ref: 'CartLine' }),
);

const member = v.pipe(
  v.object({ actorId, name: v.string(), color: v.string(), hasLeft: v.boolean() }),
  v.metadata({ ref: 'Member' }),
);

const checkout = v.pipe(
  v.object({
    id: commandId,
    kind: v.picklist(['purchase', 'order']),
    status: v.string(),
    actorId,
    at: eventId,
    time: timestamp,
    lines: v.array(v.object({ line: v.string(), name: v.string(), quantity: count, price: v.nullable(minorUnits) })),
    total: minorUnits,
  }),
  v.metadata({ ref: 'Checkout' }),
);

export const cartAnswer = v.pipe(
  v.object({
    id: streamId,
    at: v.pipe(v.nullable(eventId), v.description('The newest event in it; null before the first')),
    time: v.pipe(v.nullable(timestamp), v.description('When its author’s clock said that event happened')),
    events: v.pipe(count, v.description('How many events it is made of')),
    name: v.string(),
    currency: v.string(),
    lines: v.pipe(v.array(cartLine), v.description('In the order of a walk through the shop')),
    itemCount: count,
    stillToGet: count,
    total: v.pipe(minorUnits, v.description('Lines without a price count nothing')),
    linesWithoutPrice: count,
    aisleOrder: v.array(v.string()),
    members: v.array(member),
    checkouts: v.array(checkout),
  }),
  v.metadata({ ref: 'Cart' }),
);

export type CartAnswer = v.InferOutput<typeof cartAnswer>;

export const eventAnswer = v.pipe(
  v.object({
    specversion: v.literal('1.0'),
    id: eventId,
    source: v.pipe(v.string(), v.description('The stream: /api/carts/{id} or /api/orders/{id}')),
    type: v.pipe(v.string(), v.examples(['trolley.cart.ItemAdded'])),
    time: v.pipe(timestamp, v.description("Its author's clock")),
    subject: v.exactOptional(v.pipe(v.string(), v.description('The line that it is about'))),
    datacontenttype: v.literal('application/json'),
    actorid: v.exactOptional(actorId),
    commandid: v.exactOptional(commandId),
    position: v.pipe(
      count,
      v.description('In the feed of this node: the order in which it stored them, from 1 on, without gaps'),
    ),
    storedat: v.pipe(timestamp, v.description('When this node stored it')),
    data: v.pipe(v.unknown(), v.description("The fact, as docs/event-format.md has it; null for one of a newer app's")),
  }),
  v.metadata({ ref: 'Event', description: 'CloudEvents 1.0' }),
);

export type EventAnswer = v.InferOutput<typeof eventAnswer>;

const durable = v.pipe(
  v.picklist(['relay', 'here']),
  v.description('Where it is on disk: at the relay too, or so far at this node, which goes on sending it'),
);

export const commandsAnswer = v.pipe(
  v.object({
    command: v.pipe(commandId, v.description('Undone, told of in the history and known again by this')),
    durable,
    events: v.pipe(v.array(eventAnswer), v.description('What came of it; none where there was nothing to do')),
    cart: v.pipe(cartAnswer, v.description('Just after them')),
  }),
  v.metadata({ ref: 'CartChanged' }),
);

export const newCartAnswer = v.pipe(
  v.object({
    id: streamId,
    editKey: v.pipe(v.string(), v.description('Whoever has it may change the cart. It is kept nowhere for you')),
    viewKey: v.pipe(v.string(), v.description('Whoever has it may look')),
    editLink: v.pipe(v.string(), v.description('Opens the cart in a browser')),
    viewLink: v.string(),
    durable,
    cart: cartAnswer,
  }),
  v.metadata({ ref: 'CartMade' }),
);
