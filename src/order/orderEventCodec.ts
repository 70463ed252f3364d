// An order's events as they are stored: schema versions, short keys, packed ids. All events are at version 1.

import * as v from 'valibot';
import { isCalendarDate } from '../values/calendarDate.ts';
import { createSchemaCodec } from '../values/schemaCodec.ts';
import { count, currency, oneLine, price, text, whole } from '../values/storedFields.ts';
import { storedIds as observed, packIds } from '../values/storedIds.ts';
import type { LineItem, OrderEvent } from './events.ts';

const name = oneLine(1_000);
const blankable = v.optional(text(1_000), '');
const severalLines = v.pipe(text(4_000), v.nonEmpty());
const date = v.pipe(v.string(), v.check(isCalendarDate, 'not a date'));
const item = { product: oneLine(1_000), name, quantity: count, price };
const signed = { by: blankable, observed };

/** A line item as a list: an order has many, and their keys would be most of it. */
const line = v.pipe(
  v.strictTuple([item.product, name, count, price.wrapped]),
  v.transform(([product, called, quantity, at]): LineItem => ({ product, name: called, quantity, price: at })),
);

export const orderEventCodec = createSchemaCodec<OrderEvent>({
  schemas: {
    OrderCreated: v.object({
      customer: name,
      shippingAddress: severalLines,
      lines: v.pipe(v.array(line), v.nonEmpty()),
      total: whole(0, Number.MAX_SAFE_INTEGER),
      currency,
      by: blankable,
    }),
    OrderLineItemAdded: v.object({ ...item, ...signed }),
    OrderLineItemRemoved: v.object({ ...item, reason: severalLines, ...signed }),
    OrderShipped: v.object({ carrier: name, trackingNumber: blankable, date, ...signed }),
    OrderDelivered: v.object({ date, signedBy: name, ...signed }),
    OrderCancelled: v.object({ reason: v.optional(text(4_000), ''), ...signed }),
  },
  keys: {
    observed: 'o',
    by: 'b',
    customer: 'n',
    shippingAddress: 'a',
    lines: 'l',
    total: 't',
    currency: 'c',
    product: 'i',
    name: 'n',
    quantity: 'q',
    price: 'p',
    reason: 'r',
    carrier: 'n',
    trackingNumber: 't',
    date: 'd',
    signedBy: 'n',
  },
  pack: {
    observed: packIds,
    lines: (lines) => lines.map(({ product, name: called, quantity, price: at }) => [product, called, quantity, at]),
  },
});
