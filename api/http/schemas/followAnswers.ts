// What is told of the carts that a node follows, and how they are looked for.

import * as v from 'valibot';
import { actorId, count, digits, minorUnits, streamId, timestamp } from './shared.ts';

export const followAnswer = v.pipe(
  v.object({ id: streamId, isFollowed: v.boolean() }),
  v.metadata({ ref: 'CartFollowed' }),
);

export const cartSearch = v.object({
  item: v.exactOptional(
    v.pipe(v.string(), v.maxLength(200), v.description('Only carts with an item whose name has this in it')),
  ),
  person: v.exactOptional(
    v.pipe(
      v.string(),
      v.maxLength(200),
      v.description('Only carts in which somebody of this name wants something; with `item`: wants that'),
    ),
  ),
  changedSince: v.exactOptional(
    v.pipe(
      timestamp,
      v.check((text) => Number.isFinite(Date.parse(text)), 'no such time'),
      v.description('Only carts of which this node has stored something at or after it, by its clock'),
    ),
  ),
  cursor: v.exactOptional(
    v.pipe(v.string(), v.regex(/^\d{1,15}\.[A-Za-z0-9_-]{22}$/), v.description('`next` of the page before')),
  ),
  limit: v.pipe(digits('100'), v.minValue(1), v.maxValue(500)),
});

const itemFound = v.object({
  line: v.string(),
  name: v.string(),
  quantity: v.pipe(count, v.description('Of all')),
  actorId,
  person: v.string(),
  share: v.pipe(
    v.number(),
    v.integer(),
    v.description('How many of them this person wants; the shares together are the quantity'),
  ),
});

const cartFound = v.object({
  id: streamId,
  name: v.string(),
  currency: v.string(),
  lines: count,
  itemCount: count,
  stillToGet: count,
  total: minorUnits,
  members: count,
  changedAt: v.pipe(timestamp, v.description('By the clock of who did the newest act')),
  storedAt: v.pipe(timestamp, v.description('When this node stored the last of it')),
  items: v.pipe(v.array(itemFound), v.description('Those that were asked for, by `item` or `person`')),
});

export const cartsFound = v.pipe(
  v.object({
    carts: v.pipe(v.array(cartFound), v.description('Last stored first')),
    next: v.pipe(v.nullable(v.string()), v.description('The cursor of the next page; null where there is none')),
  }),
  v.metadata({ ref: 'CartsFound' }),
);

export type CartsFound = v.InferOutput<typeof cartsFound>;
