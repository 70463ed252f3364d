// Which screen is shown, and which cart is open for it: follows the address, opens carts, closes those that are left,
// and keeps the address true: it holds the cursor, and opens the cart for others to look at, never to change. Knows no
// React and no pixels.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OrderingSession } from '../../app/cartSession.ts';
import type { KnownCart, MadeOf } from '../../app/device.ts';
import type { OrderSession } from '../../app/orderSession.ts';
import type { Trolley } from '../../app/trolley.ts';
import type { StorageFailureReason } from '../../engine/eventStore.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import { storageFailureReason } from '../storageFailure.ts';
import type { AddressBar } from './addressBar.ts';
import { cartHash, parseRoute, type Route } from './route.ts';

export interface OpenedCart {
  readonly cartId: StreamId;
  readonly key: string;
  readonly session: OrderingSession;
  /** The address carried a key: somebody was invited. */
  readonly isByLink: boolean;
  /** The moment that the address asked for. */
  readonly at: EventId | null;
  /** What the address supposes to have been otherwise. */
  readonly supposed: string | null;
}

export interface OpenedOrder {
  readonly orderId: StreamId;
  readonly key: string;
  readonly session: OrderSession;
  /** Null for who was given the order's link alone. */
  readonly madeOf: MadeOf | null;
}

export type Screen =
  | { readonly kind: 'opening' }
  | { readonly kind: 'home' }
  | { readonly kind: 'cart'; readonly cart: OpenedCart }
  | { readonly kind: 'order'; readonly order: OpenedOrder }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'wrong-key' }
  | { readonly kind: 'unknown-cart' }
  | { readonly kind: 'storage'; readonly reason: StorageFailureReason }
  | { readonly kind: 'crashed' };

export interface Navigation {
  readonly screen: Pick<StoreApi<Screen>, 'getState' | 'getInitialState' | 'subscribe'>;
  go(hash: string): void;
  /** What another app has shared: for the first cart that is opened, once. */
  takeShared(): string | null;
  /** Opens what the address says once more, after a failure. */
  retry(): void;
}

/** Browsers limit how often an address may change. */
const addressDelayMs = 200;

export function createNavigation(options: {
  readonly trolley: Trolley;
  readonly address: AddressBar;
  readonly later: (ms: number, run: () => void) => () => void;
}): Navigation {
  const { trolley, address, later } = options;
  const screen = createStore<Screen>(() => ({ kind: 'opening' }));
  let opened: (OpenedCart & { stopFollowing: () => void }) | null = null;
  let openedOrder: OpenedOrder | null = null;
  let shared = address.takeShared();
  let turn = 0;
  let hasEntered = false;
  let queue: Promise<void> = Promise.resolve();

  const follow = () => {
    const route = parseRoute(address.hash());
    if (opened !== null && route.kind === 'cart' && route.cartId === opened.cartId && !opensMore(route)) {
      stayInCart(route, opened);
      return;
    }
    if (openedOrder !== null && route.kind === 'order' && route.orderId === openedOrder.orderId) return;
    const mine = ++turn;
    const isStale = () => mine !== turn;
    queue = queue.then(async () => {
      if (isStale()) return;
      try {
        await leave();
        await enter(route, isStale);
        hasEntered = true;
      } catch (error) {
        const reason = storageFailureReason(error);
        if (!isStale()) screen.setState(reason === null ? { kind: 'crashed' } : { kind: 'storage', reason }, true);
        if (reason === null) throw error;
      }
    });
  };

  address.subscribe(follow);
  follow();

  return {
    screen,
    go: address.go,
    takeShared() {
      const text = shared;
      shared = null;
      return text;
    },
    retry: follow,
  };

  /** The link in the address gives more than there is: more rights, something supposed, or a cart that was taken off this device meanwhile. */
  function opensMore(route: Extract<Route, { kind: 'cart' }>): boolean {
    if (opened === null) return false;
    if (route.supposed !== null) return true;
    if (route.key === null) return false;
    const { isRemoved } = opened.session.store.getState();
    if (route.key === opened.key) return isRemoved;
    const role = trolley.links.roleOf(route.cartId, route.key);
    return role === null || isRemoved || (role === 'edit' && opened.session.store.getState().role === 'view');
  }

  function stayInCart(route: Extract<Route, { kind: 'cart' }>, cart: OpenedCart) {
    if (route.at !== null || cart.session.store.getState().cursor !== null) goTo(cart.session, route);
    address.replace(hashOf(cart, route.at));
  }

  /** Whoever is sent the address may look; the right to change is given by the share dialog only. */
  function hashOf(
    { cartId, key, session }: Pick<OpenedCart, 'cartId' | 'key' | 'session'>,
    at: EventId | null,
  ): string {
    const { role, clock } = session.store.getState();
    return cartHash(cartId, {
      ...{ key: role === 'edit' ? trolley.links.viewKeyOf(key) : key, at },
      isLearned: clock === 'learned',
    });
  }

  /** By the clock that the address names, where it names a moment. */
  function goTo(session: OrderingSession, { at, isLearned }: Extract<Route, { kind: 'cart' }>) {
    session.moveCursor(at);
    if (at !== null) session.setClock(isLearned ? 'learned' : 'happened').catch(() => {});
  }

  async function leave() {
    if (openedOrder !== null) {
      const { session } = openedOrder;
      openedOrder = null;
      screen.setState({ kind: 'opening' }, true);
      await session.close();
    }
    if (opened === null) return;
    const { session, stopFollowing } = opened;
    opened = null;
    stopFollowing();
    screen.setState({ kind: 'opening' }, true);
    await session.close();
  }

  async function enter(route: Route, isStale: () => boolean): Promise<void> {
    switch (route.kind) {
      case 'damaged':
        return show({ kind: 'damaged' });
      case 'new':
        return enterDraft(isStale);
      case 'home': {
        // Who comes for the first time finds a cart to begin with; who goes there on purpose, all there is: even if that is none.
        const carts = await trolley.device.carts();
        if (!hasEntered && carts.length === 0) return enterDraft(isStale);
        // Most likely it is meant for the cart that was used last.
        const cart = shared === null ? undefined : lastUsed(carts);
        if (cart !== undefined)
          return enterCart({ kind: 'cart', cartId: cart.cartId, key: null, at: null, supposed: null }, isStale);
        return isStale() ? undefined : show({ kind: 'home' });
      }
      case 'cart':
        return enterCart(route, isStale);
      case 'order':
        return enterOrder(route, isStale);
    }
  }

  async function enterDraft(isStale: () => boolean): Promise<void> {
    const { cartId, key, session } = await trolley.draft();
    await adopt({ cartId, key, session, isByLink: false, at: null, supposed: null }, isStale);
  }

  async function enterCart(route: Extract<Route, { kind: 'cart' }>, isStale: () => boolean): Promise<void> {
    const { cartId, at, supposed } = route;
    if (route.key !== null && trolley.links.roleOf(cartId, route.key) === null) return show({ kind: 'wrong-key' });
    const known = await trolley.device.cart(cartId);
    // The right to change, once given, is not lost by an address that only lets look.
    const key = known?.role === 'edit' ? known.key : (route.key ?? known?.key ?? null);
    if (key === null) return isStale() ? undefined : show({ kind: 'unknown-cart' });
    const session = await trolley.open(cartId, key);
    const isByLink = route.key !== null && known === null;
    const isHere = await adopt({ cartId, key, session, isByLink, at, supposed }, isStale);
    if (!isHere) return;
    address.replace(hashOf({ cartId, session, key }, at));
    if (at !== null) goTo(session, route);
  }

  async function enterOrder(route: Extract<Route, { kind: 'order' }>, isStale: () => boolean): Promise<void> {
    const { orderId, at } = route;
    if (route.key !== null && trolley.links.roleOf(orderId, route.key) === null) return show({ kind: 'wrong-key' });
    const known = await trolley.device.cart(orderId);
    const key = known?.role === 'edit' ? known.key : (route.key ?? known?.key ?? null);
    if (key === null) return isStale() ? undefined : show({ kind: 'unknown-cart' });
    const session = await trolley.openOrder(orderId, key);
    if (isStale()) return session.close();
    openedOrder = { orderId, key, session, madeOf: known?.order?.madeOf ?? null };
    if (at !== null) session.moveCursor(at);
    show({ kind: 'order', order: openedOrder });
  }

  async function adopt(cart: OpenedCart, isStale: () => boolean): Promise<boolean> {
    if (isStale()) {
      await cart.session.close();
      return false;
    }
    opened = { ...cart, stopFollowing: keepAddressTrue(cart) };
    show({ kind: 'cart', cart });
    return true;
  }

  function show(next: Screen) {
    screen.setState(next, true);
  }

  /** A draft gets an address with its first event; the cursor is part of the address while nothing plays. */
  function keepAddressTrue(cart: OpenedCart): () => void {
    const { session } = cart;
    let cursor: EventId | null = null;
    let { clock } = session.store.getState();
    let hasAddress = session.store.getState().history.entries.length > 0 || parseRoute(address.hash()).kind === 'cart';
    let cancel = () => {};
    const stop = session.store.subscribe((state) => {
      if (!hasAddress && state.history.entries.length > 0) {
        hasAddress = true;
        address.replace(hashOf(cart, null));
      }
      const next = state.cursor?.id ?? null;
      if ((next === cursor && state.clock === clock) || state.isPlaying) return;
      cursor = next;
      clock = state.clock;
      cancel();
      cancel = later(addressDelayMs, () => address.replace(hashOf(cart, cursor)));
    });
    return () => {
      stop();
      cancel();
    };
  }
}

function lastUsed(carts: readonly KnownCart[]): KnownCart | undefined {
  const own = carts.filter(({ role, order }) => role === 'edit' && order === null);
  return own.sort((a, b) => b.openedAt - a.openedAt)[0];
}
