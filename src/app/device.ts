// What this device remembers besides events: who I am, which carts are here, which products are known.
// PORTS: implemented by adapters/indexeddb.

import type { Product } from '../domain/catalogue/product.ts';
import type { CheckoutId, ColorName } from '../domain/events.ts';
import type { EventId, StreamId } from '../engine/message.ts';
import type { Role } from '../log/role.ts';
import type { OrderStatus } from '../order/orderLaw.ts';
import type { LastWhereabouts } from './stream/whereabouts.ts';

export type { Product } from '../domain/catalogue/product.ts';

export interface Profile {
  /** 32 random bytes in base64url. Never leaves the device; actor ids are made from it. */
  readonly secret: string;
  /** "" until the person has given one. */
  readonly name: string;
  readonly color: ColorName;
}

/** A cart on this device, with what Home shows of it without opening it. */
export interface KnownCart extends LastWhereabouts {
  readonly cartId: StreamId;
  /** The strongest key this device was given: base64url, 22 characters. */
  readonly key: string;
  readonly role: Role;
  readonly name: string;
  readonly currency: string;
  readonly total: number;
  readonly lineCount: number;
  /** The names of its first lines: two carts may be called the same. */
  readonly firstLines: readonly string[];
  readonly members: readonly { readonly name: string; readonly color: ColorName }[];
  /** ms since 1970 of the newest event, 0 for none. */
  readonly changedAt: number;
  readonly openedAt: number;
  readonly eventCount: number;
  /** Events by others that arrived since the cart was last on screen. */
  readonly unseen: number;
  readonly lastSeen: EventId | null;
  /** Ids of the receipts that were read here. */
  readonly seenReceipts: readonly string[];
  /** Where the order goes that this device placed last; null where it placed none. */
  readonly destination: Destination | null;
  /** Of an order, which is a stream of its own; null for a cart. */
  readonly order: KnownOrder | null;
}

export interface Destination {
  readonly checkout: CheckoutId;
  readonly customer: string;
  readonly shippingAddress: string;
}

export interface KnownOrder {
  readonly status: OrderStatus;
  /** What it was made of; null for who was given the order's link alone. */
  readonly madeOf: MadeOf | null;
}

export interface MadeOf {
  readonly cartId: StreamId;
  readonly checkout: CheckoutId;
}

export interface DeviceStore {
  profile(): Promise<Profile>;
  saveProfile(change: { readonly name?: string; readonly color?: ColorName }): Promise<Profile>;
  /** The profile of before the storage was replaced: it is this device's again, unless a person has named the new one. */
  putBackProfile(former: Profile): Promise<void>;
  carts(): Promise<readonly KnownCart[]>;
  cart(cartId: StreamId): Promise<KnownCart | null>;
  /** Creates or merges; a view key never replaces an edit key, nor does less of what a device holds replace more. */
  saveCart(cart: Partial<KnownCart> & { readonly cartId: StreamId }): Promise<void>;
  /** The same for a cart that is here: one that was taken off meanwhile stays away. */
  updateCart(cart: Partial<KnownCart> & { readonly cartId: StreamId }): Promise<void>;
  /** Takes the cart off this device, with all that is kept of it: events, what was set aside, slots. All or none. */
  removeCart(cartId: StreamId): Promise<void>;
  products(): Promise<readonly Product[]>;
  /** Adds or replaces by id, all or none. */
  importProducts(products: readonly Product[]): Promise<void>;
  /** Carts, products or profile changed, in this tab or another. */
  subscribe(listener: () => void): () => void;
  /** A cart was taken off this device, in this tab or another. */
  onRemoved(listener: (cartId: StreamId) => void): () => void;
}
