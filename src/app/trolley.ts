// The app as the ui sees it: this device, and carts to open.

import type { StoreApi } from 'zustand/vanilla';
import type { StreamId } from '../engine/message.ts';
import type { CartFiles } from './cartFile/createCartFiles.ts';
import type { CartLinks } from './cartLinks.ts';
import type { OrderingSession } from './cartSession.ts';
import type { DeviceStore } from './device.ts';
import type { Inspector } from './inspect/inspector.ts';
import type { OrderSession } from './orderSession.ts';

/** A newer build is waiting to take over this page. */
export interface AppUpdate {
  readonly isReady: boolean;
}

export interface Trolley {
  readonly device: DeviceStore;
  readonly links: CartLinks;
  /** The cart with this id, written to with the strongest key known. Rejects with StorageFailure. */
  open(cartId: StreamId, key: string): Promise<OrderingSession>;
  /** The same for an order. */
  openOrder(orderId: StreamId, key: string): Promise<OrderSession>;
  /** A cart that exists from its first item on, and not before. Its id is in `session`'s first snapshot. */
  draft(): Promise<{ readonly cartId: StreamId; readonly key: string; readonly session: OrderingSession }>;
  /** What is known of the carts here is kept true, until the returned function is called: for who looks at all of them. */
  watchCarts(): () => void;
  /** ms since 1970, as far as the relay has corrected this device's clock. */
  now(): number;
  /** The entries of a cart themselves. Loaded when somebody looks at them. */
  inspect(cartId: StreamId): Promise<Inspector>;
  /** Loaded when somebody wants a file, or has one. */
  cartFiles(): Promise<CartFiles>;
  /** Origins at which other devices open what is shared, the likeliest first; none where only this machine can. */
  shareAddresses(): Promise<readonly string[]>;
  /** The screen stays on until the returned function is called, where the browser can do that. */
  keepAwake(): () => void;
  readonly update: Pick<StoreApi<AppUpdate>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Reload into the newer build. */
  applyUpdate(): void;
}
