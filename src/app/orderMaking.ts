// What was granted becomes an order: a stream of its own, made once, on a device that knows where it goes. Every editor's device
// remembers it among its orders, and follows the newest while the cart is open, so that the cart can say where it stands.

import { type CheckoutView, createCheckoutViews } from '../domain/checkout/checkoutViews.ts';
import type { StreamId } from '../engine/message.ts';
import type { OrderCommand } from '../order/commands.ts';
import { placingCommands } from '../order/placingCommands.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSession } from './cartSession.ts';
import type { Destination } from './device.ts';
import { openOrder } from './openOrder.ts';
import type { OrderSession } from './orderSession.ts';

export interface OrderMaking {
  close(): Promise<void>;
}

export function createOrderMaking(
  ports: CartPorts,
  cart: { readonly session: Pick<CartSession, 'store'>; readonly cartId: StreamId; readonly key: string },
): OrderMaking {
  const { device, links } = ports;
  const { session, cartId, key } = cart;
  const viewsOf = createCheckoutViews();
  const remembered = new Set<string>();
  const made = new Set<string>();
  let followed: { readonly id: string; readonly order: OrderSession } | null = null;
  /** Those that wait until something is sent. */
  const stops = new Set<() => void>();
  let looking: Promise<void> | null = null;
  /** The device's storage is read only where the checkouts, or what the device knows, have changed. */
  let seen: readonly CheckoutView[] | null = null;
  let isStale = true;
  let isClosed = false;

  function look() {
    isStale = true;
    looking ??= lookAll().finally(() => {
      looking = null;
      if (isStale && !isClosed) look();
    });
  }

  async function lookAll() {
    while (isStale && !isClosed) {
      isStale = false;
      const views = viewsOf(session.store.getState().history.state.checkouts);
      if (views === seen) continue;
      seen = views;
      const granted = views.filter(({ status }) => status === 'granted');
      try {
        for (const order of granted) await remember(order);
        await makeMine(granted);
        await follow(granted.at(-1));
      } catch {
        seen = null;
        // The storage has failed, which the cart tells; the next change tries again.
      }
    }
  }

  async function remember(order: CheckoutView) {
    if (remembered.has(order.id)) return;
    const link = links.orderOf(key, order.id);
    const known = await device.cart(link.orderId);
    if (known?.order?.madeOf == null) {
      const { status } = known?.order ?? { status: 'none' as const };
      const rest = known === null ? { total: order.total, changedAt: order.when } : {};
      const madeOf = { cartId, checkout: order.id };
      const currency = session.store.getState().now.currency;
      await device.saveCart({
        cartId: link.orderId,
        key: link.key,
        role: 'edit',
        currency,
        ...rest,
        order: { status, madeOf },
      });
    }
    remembered.add(order.id);
  }

  async function makeMine(granted: readonly CheckoutView[]) {
    if (granted.every(({ id }) => made.has(id))) return;
    const { destination = null } = (await device.cart(cartId)) ?? {};
    const order = granted.find(({ id }) => id === destination?.checkout && !made.has(id));
    if (order === undefined || destination === null) return;
    const link = links.orderOf(key, order.id);
    const opened = await openOrder(ports, { ...link, role: 'edit' });
    try {
      if (opened.store.getState().now.creation === null) {
        // Several tabs may do it at once: the same command has one effect.
        await opened.dispatchAll(commandsFor(order, destination, session.store.getState().now.currency), order.id);
      }
      await untilSent(opened);
      made.add(order.id);
    } finally {
      await opened.close();
    }
  }

  async function follow(newest: CheckoutView | undefined) {
    if (newest === undefined || followed?.id === newest.id) return;
    await followed?.order.close();
    followed = { id: newest.id, order: await openOrder(ports, { ...links.orderOf(key, newest.id), role: 'edit' }) };
    if (isClosed) await followed.order.close();
  }

  /** Others would look at an order that nobody has told of. What is not sent by the time the cart is closed goes out the next time. */
  function untilSent({ store }: OrderSession): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isClosed && store.getState().sync.waiting.length > 0) return;
        stops.delete(check);
        stop();
        resolve();
      };
      const stop = store.subscribe(check);
      stops.add(check);
      check();
    });
  }

  function lookAgain() {
    seen = null;
    look();
  }

  const stopListening = [session.store.subscribe(look), device.subscribe(lookAgain)];
  look();
  return {
    async close() {
      isClosed = true;
      for (const stop of stopListening) stop();
      for (const check of [...stops]) check();
      await looking;
      await followed?.order.close();
    },
  };
}

function commandsFor(
  { lines }: CheckoutView,
  { customer, shippingAddress }: Destination,
  currency: string,
): readonly OrderCommand[] {
  const items = lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, name, quantity, price }) => ({ product: line, name, quantity, price }));
  return placingCommands({ customer, shippingAddress, lines: items, currency });
}
