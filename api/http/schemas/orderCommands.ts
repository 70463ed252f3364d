// What can be asked of an order: every command of its domain, by the domain's own names.

import * as v from 'valibot';
import type { OrderCommand } from '../../../src/order/commands.ts';
import { currency, fields, memberName, number, text } from './shared.ts';

const product = such('t:milk');
const price = v.nullable(v.pipe(number, v.examples([129])));
const reason = such('sold out');
const item = { product, name: text, quantity: number, price };
const date = v.pipe(text, v.description('A calendar date, 2026-11-28'), v.examples(['2026-11-28']));

function such(example: string) {
  return v.pipe(text, v.examples([example]));
}

function command<const Type extends OrderCommand['type'], Data extends v.ObjectEntries>(type: Type, data: Data) {
  return fields({ type: v.literal(type), data: fields(data) });
}

const orderCommand = v.pipe(
  v.variant('type', [
    command('CreateOrder', {
      customer: such('Ana'),
      shippingAddress: such('1 High Street'),
      lines: v.pipe(v.array(fields(item)), v.maxLength(1_000)),
      currency,
    }),
    command('AddLineItem', item),
    command('RemoveLineItem', {
      product,
      price,
      quantity: v.exactOptional(number),
      reason,
    }),
    command('ShipOrder', { carrier: such('Post'), trackingNumber: such('4711'), date }),
    command('DeliverOrder', { date, signedBy: such('Ben') }),
    command('CancelOrder', { reason }),
  ]),
  v.metadata({ ref: 'OrderCommand' }),
) satisfies v.GenericSchema<unknown, OrderCommand>;

/** One that has no schema does not compile. */
type Lacking = Exclude<OrderCommand['type'], v.InferOutput<typeof orderCommand>['type']>;
const _allThere: [Lacking] extends [never] ? true : Lacking = true;
void _allThere;

export const orderCommands = v.pipe(
  fields({ as: memberName, commands: v.pipe(v.array(orderCommand), v.minLength(1), v.maxLength(500)) }),
  v.metadata({ ref: 'OrderCommands', description: 'Taken whole, as one act, or not at all' }),
);
