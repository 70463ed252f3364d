// The app behind the ui: this device and the carts on it.

import type { StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import { openCart } from './openCart.ts';
import type { Trolley } from './trolley.ts';
import { withOrdering } from './withOrdering.ts';

export function createTrolley(
  ports: CartPorts,
  surroundings: Pick<Trolley, 'shareAddresses' | 'keepAwake' | 'update' | 'applyUpdate'>,
): Trolley {
  /** An edit key once given is not lost by opening a view link. */
  async function strongest(streamId: StreamId, given: string) {
    const known = await ports.device.cart(streamId);
    const key = known?.role === 'edit' ? known.key : given;
    const role = ports.links.roleOf(streamId, key);
    if (role === null) throw new Error('The key does not fit; check it with links.roleOf first.');
    return { key, role, known };
  }

  return {
    ...surroundings,
    device: ports.device,
    links: ports.links,
    now: ports.clock.now,
    async open(cartId, key) {
      const { known, ...given } = await strongest(cartId, key);
      const cart = { cartId, ...given };
      const open = async (onRead?: (read: number) => void) =>
        withOrdering(ports, cart, await openCart(ports, onRead === undefined ? cart : { ...cart, onRead }));
      const { keyframes } = ports;
      if (keyframes === undefined || (known?.eventCount ?? 0) < keyframes.from) return open();
      const firstLook = await import('./firstLook.ts').catch(() => null);
      const look = await firstLook?.readFirstLook({ ...ports, keyframes }, cart);
      return firstLook && look ? firstLook.withFirstLook(look, ports, open) : open();
    },
    async openOrder(orderId, key) {
      const { openOrder } = await import('./openOrder.ts');
      return openOrder(ports, { orderId, ...(await strongest(orderId, key)) });
    },
    watchCarts() {
      let isStopped = false;
      let stop = () => {};
      import('./watchCarts.ts').then(
        ({ watchCarts }) => {
          if (!isStopped) stop = watchCarts(ports);
        },
        () => {}, // a first visit whose network has gone
      );
      return () => {
        isStopped = true;
        stop();
      };
    },
    async inspect(cartId) {
      const { createInspector } = await import('./inspect/inspector.ts');
      return createInspector(ports.store, cartId);
    },
    async cartFiles() {
      const { createCartFiles } = await import('./cartFile/createCartFiles.ts');
      return createCartFiles(ports);
    },
    async draft() {
      const { cartId, key } = ports.links.mint();
      const session = await openCart(ports, { cartId, key, role: 'edit', isDraft: true });
      return { cartId, key, session: withOrdering(ports, { cartId, key }, session) };
    },
  };
}
