// Everything one can ask of an order.

import type { LineItem, ProductId } from './events.ts';

type Request<Type extends string, Data> = { readonly type: Type; readonly data: Readonly<Data> };

export type OrderCommand =
  | Request<'CreateOrder', { customer: string; shippingAddress: string; lines: readonly LineItem[]; currency: string }>
  | Request<'AddLineItem', LineItem>
  /** Without a quantity: all of it. */
  | Request<'RemoveLineItem', { product: ProductId; price: number | null; quantity?: number; reason: string }>
  | Request<'ShipOrder', { carrier: string; trackingNumber: string; date: string }>
  | Request<'DeliverOrder', { date: string; signedBy: string }>
  | Request<'CancelOrder', { reason: string }>;

export type OrderCommandType = OrderCommand['type'];

/** A text that a command gives. */
export type OrderText =
  | 'customer'
  | 'address'
  | 'product'
  | 'name'
  | 'reason'
  | 'carrier'
  | 'tracking'
  | 'signer'
  | 'by';

/** Why a command was refused. The ui has words for each. */
export type OrderRejection =
  | { readonly kind: 'not-created' }
  | { readonly kind: 'already-created' }
  | { readonly kind: 'already-shipped' }
  | { readonly kind: 'already-delivered' }
  | { readonly kind: 'order-cancelled' }
  | { readonly kind: 'not-shipped' }
  /** An order of nothing: neither made, nor shipped, nor left over by taking out its last line; that is cancelling. */
  | { readonly kind: 'no-lines' }
  | { readonly kind: 'line-not-in-order'; readonly product: ProductId }
  | { readonly kind: 'too-many-lines'; readonly limit: number }
  | { readonly kind: 'text-missing'; readonly text: OrderText }
  | { readonly kind: 'text-too-long'; readonly text: OrderText; readonly limit: number }
  /** Not a whole number, or outside 1..limit. */
  | { readonly kind: 'quantity-invalid'; readonly limit: number }
  | { readonly kind: 'price-invalid'; readonly limit: number }
  | { readonly kind: 'currency-invalid' }
  | { readonly kind: 'date-invalid' }
  | { readonly kind: 'delivered-before-shipped'; readonly shipped: string };
