// The app behind the ui: this device and the carts on it.

import type { CartPorts } from './cartPorts.ts';
import { openCart } from './openCart.ts';
import type { Trolley } from './trolley.ts';
import { withOrdering } from './withOrdering.ts';

export function createTrolley(
  ports: CartPorts,
  surroundings: Pick<Trolley, 'shareAddresses' | 'update' | 'applyUpdate'>,
): Trolley {
  return {
    ...surroundings,
    device: ports.device,
    links: ports.links,
    async open(cartId, key) {
      const known = await ports.device.cart(cartId);
      // An edit key once given is not lost by opening a view link.
      const strongest = known?.role === 'edit' ? known.key : key;
      const role = ports.links.roleOf(cartId, strongest);
      if (role === null) throw new Error('The key does not fit this cart; check it with links.roleOf first.');
      return withOrdering(ports, await openCart(ports, { cartId, key: strongest, role }));
    },
    async draft() {
      const { cartId, key } = ports.links.mint();
      const session = await openCart(ports, { cartId, key, role: 'edit', isDraft: true });
      return { cartId, key, session: withOrdering(ports, session) };
    },
  };
}
