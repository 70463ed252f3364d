// Orders, in English: placing one in a cart, and its own page.

import type { OrderRejection, OrderText } from '../../order/commands.ts';
import type { OrderStatus } from '../../order/orderLaw.ts';
import type { OrderHistoryEntry } from '../../order/readModels/orderHistory.ts';
import type { OrderReceipt } from '../../order/readModels/orderReceipts.ts';
import { plural } from './enPlural.ts';

const items = (count: number) => plural(count, { one: 'item', other: 'items' });

/** STABLE */
const statuses = {
  pending: 'pending',
  none: 'placed',
  open: 'placed',
  cancelled: 'cancelled',
  shipped: 'shipped',
  delivered: 'delivered',
} satisfies Record<OrderStatus | 'pending', string>;

export const orderInWords = {
  /** STABLE */
  orders: 'Orders',
  /** STABLE */
  status: 'Order status',
  statuses,

  ordering: (count: number, price: string | null) =>
    price === null ? `${items(count)}.` : `${items(count)}, ${price}.`,
  whatIsOrdered: 'What is ordered',
  customer: 'Who it is for',
  address: 'Where it goes',
  addressHint: 'Whoever has the edit link of this cart, or the link of the order, can read it.',
  customerMissing: 'Say who the order is for.',
  addressMissing: 'Say where the order goes.',
  /** STABLE */
  place: 'Place order',

  /** "Sat 21, Ana’s order, €43.10" */
  order: (day: string, who: string | null, price: string | null) =>
    [day, who === null ? 'your order' : `${possessive(who)} order`, price].filter((part) => part !== null).join(', '),
  waits: (isOnline: boolean): string =>
    isOnline ? 'It is being placed.' : 'It waits for a network, so that nobody orders the same twice.',
  refused: (reason: string): string =>
    reason === 'too-many'
      ? 'The server takes no more orders of this cart. Start a new cart for the next one.'
      : 'The server cannot place it at the moment. It will be asked again.',
  callOff: 'Call it off',
  calledOff: 'The order is called off. Everything is still on the list.',
  again: 'Order again',
  isOrderedAgain: (count: number) => `${items(count)} on the list again.`,

  title: (customer: string) => (customer === '' ? 'Order' : `Order for ${customer}`),
  total: 'Total',
  each: (price: string) => `${price} each`,
  withoutPrice: (count: number) => `${plural(count, { one: 'line has', other: 'lines have' })} no price`,
  orderedOn: (when: string, by: string) => (by === '' ? `Ordered ${when}` : `Ordered ${when} by ${by}`),
  shippedBy: (carrier: string, tracking: string, date: string) =>
    `Shipped ${date} with ${carrier}${tracking === '' ? '' : `, tracking number ${tracking}`}`,
  deliveredTo: (signer: string, date: string) => `Delivered ${date}, signed for by ${signer}`,
  cancelledBy: (by: string, reason: string) =>
    `Cancelled${by === '' ? '' : ` by ${by}`}${reason === '' ? '' : `: ${reason}`}`,
  tookOut: (quantity: number, name: string, reason: string) => `${quantity} × ${name} taken out: ${reason}`,
  notThereYet: 'Where it goes has not arrived on this device yet. Say it here, or wait for the device that ordered.',

  ship: 'Ship',
  deliver: 'Delivered',
  cancel: 'Cancel order',
  takeOut: (name: string) => `Take out ${name}`,
  takeOutShort: 'Take out',
  carrier: 'Carrier',
  trackingNumber: 'Tracking number',
  shippedOn: 'Shipped on',
  signer: 'Signed for by',
  deliveredOn: 'Delivered on',
  reason: 'Reason',
  confirmShip: 'Mark as shipped',
  confirmDeliver: 'Mark as delivered',
  confirmCancel: 'Cancel this order',
  confirmTakeOut: 'Take out',
  howMany: 'How many',
  /** STABLE */
  addToOrder: 'Add to the order',
  whatToAdd: 'What',
  confirmAdd: 'Add',
  print: 'Print receipt',
  link: 'Link of this order',
  linkHint: 'Give it to whoever ships it: they see this order and nothing of the cart.',
  copyLink: 'of this order',
  history: 'What happened',
  latest: 'As it is now',
  backToCart: 'Back to the cart',
  toHome: 'All carts',
  newer: (count: number) => `${plural(count, { one: 'change', other: 'changes' })} by a newer Trolley. Update to see.`,

  happened: (entry: OrderHistoryEntry, isMe: boolean) => `${isMe ? 'You' : entry.by || 'Somebody'} ${deed(entry)}`,
  receipt: (receipt: OrderReceipt) => receiptInWords(receipt),
  rejection: (reason: OrderRejection, price: (minorUnits: number) => string) => rejectionInWords(reason, price),
};

function deed({ type, subject, item, date, note }: OrderHistoryEntry): string {
  const what = item === null ? '' : `${item.quantity} × ${item.name}`;
  switch (type) {
    case 'OrderCreated':
      return `ordered for ${subject}`;
    case 'OrderLineItemAdded':
      return `added ${what}`;
    case 'OrderLineItemRemoved':
      return `took out ${what}: ${note}`;
    case 'OrderShipped':
      return `shipped it with ${subject}${note === '' ? '' : `, ${note}`}, ${date}`;
    case 'OrderDelivered':
      return `delivered it to ${subject}, ${date}`;
    case 'OrderCancelled':
      return `cancelled it${note === '' ? '' : `: ${note}`}`;
  }
}

function receiptInWords({ kind, metBy, item }: OrderReceipt): string {
  const who = metBy || 'Somebody';
  const name = item?.name ?? '';
  switch (kind) {
    case 'shipped-all-the-same':
      return `You cancelled while ${who} shipped it: it is on its way.`;
    case 'shipped-twice':
      return `You and ${who} both shipped it: two parcels may be on their way.`;
    case 'delivered-twice':
      return `You and ${who} told of the delivery, and not the same. The first counts.`;
    case 'created-twice':
      return `You and ${who} made this order, and not the same one. The first counts.`;
    case 'line-shipped-all-the-same':
      return `You took out ${name} while ${who} shipped it: it is in the parcel.`;
    case 'line-too-late':
      return `You added ${name} while ${who} shipped the order: it is not in the parcel.`;
    case 'line-cancelled':
      return `You added ${name} while ${who} cancelled the order: it stays cancelled.`;
    case 'line-added-by-both':
      return `You and ${who} both added ${name}: both count.`;
    case 'line-added-meanwhile':
      return `You took out ${name} while ${who} added more: what was added stays.`;
    case 'line-taken-out-by-both':
      return `You and ${who} both took out ${name}: both count.`;
  }
}

const textNames: Readonly<Record<OrderText, string>> = {
  customer: 'who it is for',
  address: 'where it goes',
  product: 'the product',
  name: 'the name',
  reason: 'a reason',
  carrier: 'the carrier',
  tracking: 'the tracking number',
  signer: 'who signed for it',
  by: 'your name',
};

function rejectionInWords(reason: OrderRejection, price: (minorUnits: number) => string): string {
  switch (reason.kind) {
    case 'not-created':
      return 'This order has not arrived on this device yet. Try again in a moment.';
    case 'already-created':
      return 'This order has been made already. Go on with it as it is.';
    case 'already-shipped':
      return 'This order is on its way already: nothing can be changed in it.';
    case 'already-delivered':
      return 'This order has been delivered already.';
    case 'order-cancelled':
      return 'This order is cancelled. Order again in the cart if it is wanted.';
    case 'not-shipped':
      return 'This order has not been shipped yet. Mark it as shipped first.';
    case 'no-lines':
      return 'Nothing would be left in this order. Cancel it instead.';
    case 'line-not-in-order':
      return 'This is not in the order any more.';
    case 'too-many-lines':
      return `An order holds ${plural(reason.limit, { one: 'line', other: 'lines' })}. Order the rest separately.`;
    case 'text-missing':
      return `Say ${textNames[reason.text]}.`;
    case 'text-too-long':
      return `That is too long for ${textNames[reason.text]}: keep it under ${plural(reason.limit, { one: 'character', other: 'characters' })}.`;
    case 'quantity-invalid':
      return `A quantity is a whole number from 1 to ${reason.limit}.`;
    case 'price-invalid':
      return `A price is between 0 and ${price(reason.limit)}.`;
    case 'currency-invalid':
      return 'That currency is not known. Use a three-letter code such as EUR.';
    case 'date-invalid':
      return 'That is no date. Choose the day.';
    case 'delivered-before-shipped':
      return `It was shipped on ${reason.shipped}: it cannot have been delivered before.`;
  }
}

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}’` : `${name}’s`;
}
