// The write side of an order: what a command comes to, given the order its asker is looking at. Local advice: it refuses
// what makes no sense now, and says in `observed` what was seen; what several people's events come to together is the
// law's (orderLaw.ts).

import { headsOf } from '../causal/causalSet.ts';
import { accepted, type Decider, type Decision, rejected } from '../engine/decider.ts';
import type { EventId } from '../engine/message.ts';
import { severalLines, singleLine } from '../values/plainText.ts';
import type { OrderCommand, OrderCommandType, OrderRejection } from './commands.ts';
import type { LineItem, OrderEvent } from './events.ts';
import { lineKey } from './lineItems.ts';
import { evolve, initialOrder, type Order } from './order.ts';
import { dateFault, itemFault, quantityFault, textFault } from './orderFaults.ts';
import { judgedOrder, type OrderStatus, type OrderVerdict } from './orderLaw.ts';
import { orderLimits } from './orderLimits.ts';
import { itemsTotal, joinedItems } from './orderTotal.ts';
import { possibleCommands } from './possibleCommands.ts';

export interface OrderAsker {
  /** What who asks is called, "" where they did not say. */
  readonly name: string;
}

type OrderDecision = Decision<OrderEvent, OrderRejection>;
type DataOf<Type extends OrderCommandType> = Extract<OrderCommand, { type: Type }>['data'];

/** Who did it and what they were looking at. */
interface Signature {
  readonly by: string;
  readonly observed: readonly EventId[];
}

export const orderDecider: Decider<Order, OrderCommand, OrderEvent, OrderRejection, OrderAsker> = {
  initialState: initialOrder,
  decide,
  evolve,
};

function decide(command: OrderCommand, order: Order, asker: OrderAsker): OrderDecision {
  const verdict = judgedOrder(order);
  if (!possibleCommands[verdict.status].includes(command.type))
    return rejected(refusalIn(verdict.status, command.type));
  const signed = { by: singleLine(asker.name), observed: headsOf(order.causes).slice(-orderLimits.observed) };
  const fault = textFault('by', signed.by, 0);
  if (fault !== null) return rejected(fault);
  switch (command.type) {
    case 'CreateOrder':
      return createOrder(command.data, signed.by);
    case 'AddLineItem':
      return addLineItem(command.data, verdict, signed);
    case 'RemoveLineItem':
      return removeLineItem(command.data, verdict, signed);
    case 'ShipOrder':
      return shipOrder(command.data, verdict, signed);
    case 'DeliverOrder':
      return deliverOrder(command.data, verdict, signed);
    case 'CancelOrder':
      return cancelOrder(command.data, signed);
  }
}

function refusalIn(status: OrderStatus, type: OrderCommandType): OrderRejection {
  if (type === 'CreateOrder') return { kind: 'already-created' };
  switch (status) {
    case 'none':
      return { kind: 'not-created' };
    case 'open':
      return { kind: 'not-shipped' };
    case 'cancelled':
      return { kind: 'order-cancelled' };
    case 'shipped':
      return { kind: 'already-shipped' };
    case 'delivered':
      return { kind: 'already-delivered' };
  }
}

function createOrder({ customer, shippingAddress, lines, currency }: DataOf<'CreateOrder'>, by: string): OrderDecision {
  const name = singleLine(customer);
  const address = severalLines(shippingAddress);
  const items = joinedItems(lines.map(asItem));
  const fault = textFault('customer', name, 1) ?? textFault('address', address, 1) ?? linesFault(items);
  if (fault !== null) return rejected(fault);
  if (!/^[A-Z]{3}$/.test(currency)) return rejected({ kind: 'currency-invalid' });
  const data = { customer: name, shippingAddress: address, lines: items, total: itemsTotal(items), currency, by };
  return accepted([{ type: 'OrderCreated', data }]);
}

function linesFault(items: readonly LineItem[]): OrderRejection | null {
  if (items.length === 0) return { kind: 'no-lines' };
  if (items.length > orderLimits.lines) return { kind: 'too-many-lines', limit: orderLimits.lines };
  return items.map(itemFault).find((fault) => fault !== null) ?? null;
}

function addLineItem(data: DataOf<'AddLineItem'>, { lines }: OrderVerdict, signed: Signature): OrderDecision {
  const item = asItem(data);
  const fault = itemFault(item);
  if (fault !== null) return rejected(fault);
  const line = lines.find((other) => lineKey(other) === lineKey(item));
  if (line === undefined && lines.length >= orderLimits.lines) {
    return rejected({ kind: 'too-many-lines', limit: orderLimits.lines });
  }
  const tooMany = quantityFault((line?.quantity ?? 0) + item.quantity, orderLimits.quantity);
  if (tooMany !== null) return rejected(tooMany);
  return accepted([{ type: 'OrderLineItemAdded', data: { ...item, ...signed } }]);
}

function removeLineItem(data: DataOf<'RemoveLineItem'>, { lines }: OrderVerdict, signed: Signature): OrderDecision {
  const line = lines.find((other) => lineKey(other) === lineKey(data));
  if (line === undefined) return rejected({ kind: 'line-not-in-order', product: data.product });
  const { product, name, price, quantity: most } = line;
  const { quantity = most } = data;
  const reason = severalLines(data.reason);
  const fault = textFault('reason', reason, 1) ?? quantityFault(quantity, most);
  if (fault !== null) return rejected(fault);
  if (lines.length === 1 && quantity === most) return rejected({ kind: 'no-lines' });
  return accepted([{ type: 'OrderLineItemRemoved', data: { product, name, price, quantity, reason, ...signed } }]);
}

function shipOrder(data: DataOf<'ShipOrder'>, { lines }: OrderVerdict, signed: Signature): OrderDecision {
  const carrier = singleLine(data.carrier);
  const trackingNumber = singleLine(data.trackingNumber);
  const { date } = data;
  const fault = textFault('carrier', carrier, 1) ?? textFault('tracking', trackingNumber, 0) ?? dateFault(date);
  if (fault !== null) return rejected(fault);
  if (lines.length === 0) return rejected({ kind: 'no-lines' });
  return accepted([{ type: 'OrderShipped', data: { carrier, trackingNumber, date, ...signed } }]);
}

function deliverOrder(data: DataOf<'DeliverOrder'>, { shipment }: OrderVerdict, signed: Signature): OrderDecision {
  const signedBy = singleLine(data.signedBy);
  const { date } = data;
  const fault = textFault('signer', signedBy, 1) ?? dateFault(date);
  if (fault !== null) return rejected(fault);
  const shipped = shipment?.data.date ?? date;
  if (date < shipped) return rejected({ kind: 'delivered-before-shipped', shipped });
  return accepted([{ type: 'OrderDelivered', data: { date, signedBy, ...signed } }]);
}

function cancelOrder({ reason: text }: DataOf<'CancelOrder'>, signed: Signature): OrderDecision {
  const reason = severalLines(text);
  const fault = textFault('reason', reason, 0);
  if (fault !== null) return rejected(fault);
  return accepted([{ type: 'OrderCancelled', data: { reason, ...signed } }]);
}

function asItem({ product, name, quantity, price }: LineItem): LineItem {
  return { product: singleLine(product), name: singleLine(name), quantity, price };
}
