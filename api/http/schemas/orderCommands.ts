// What can be asked of an order: every command of its domain, by the domain's own names.

import * as v from 'valibot';
import type { OrderCommand } from '../../../src/order/commands.ts';
import { currency, memberName, number, text } from './shared.ts';

const item = { product: text, name: text, quantity: number, price: v.nullable(number) };
const date = v.pipe(text, v.description('A calendar date, 2026-11-28'), v.examples(['2026-11-28']));

function command<const Type extends OrderCommand['type'], Data extends v.ObjectEntries>(type: Type, data: Data) {
  return v.strictObject({ type: v.literal(type), data: v.strictObject(data) });
}

const orderCommand = v.pipe(
  v.variant('type', [
    command('CreateOrder', {
      customer: text,
      shippingAddress: text,
      lines: v.pipe(v.array(v.strictObject(item)), v.maxLength(1_000)),
      currency,
    }),
    command('AddLineItem', item),
    command('RemoveLineItem', {
      product: text,
      price: v.nullable(number),
      quantity: v.exactOptional(number),
      reason: text,
    }),
    command('ShipOrder', { carrier: text, trackingNumber: text, date }),
    command('DeliverOrder', { date, signedBy: text }),
    command('CancelOrder', { reason: text }),
  ]),
  v.metadata({ ref: 'OrderCommand' }),
) satisfies v.GenericSchema<unknown, OrderCommand>;

/** One that has no schema does not compile. */
type Lacking = Exclude<OrderCommand['type'], v.InferOutput<typeof orderCommand>['type']>;
const _allThere: [Lacking] extends [never] ? true : Lacking = true;
void _allThere;

export const orderCommands = v.pipe(
  v.strictObject({ as: memberName, commands: v.pipe(v.array(orderCommand), v.minLength(1), v.maxLength(500)) }),
  v.metadata({ ref: 'OrderCommands', description: 'Taken whole, as one act, or not at all' }),
);
