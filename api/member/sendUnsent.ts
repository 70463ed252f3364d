// What a node had accepted when it ended, and the relay did not have: its streams are opened again, one after the other, and each
// is kept open until all of it has left.

import type { CartLinks } from '../../src/app/cartLinks.ts';
import type { CartTypes } from '../../src/domain/cartDomain.ts';
import type { OrderTypes } from '../../src/order/orderDomain.ts';
import type { UnsentStreams } from './deviceRecords.ts';
import type { OpenStreams } from './openStreams.ts';
import { untilCaughtUp } from './waits.ts';

/** Who does it is in the entries already. */
const nobodyInParticular = 'API';
/** A stream that cannot be sent yet stays open, and goes out by itself. */
const patienceMs = 5_000;

/** Until the returned function is called. */
export function sendUnsent(options: {
  readonly links: Pick<CartLinks, 'roleOf'>;
  readonly unsent: Pick<UnsentStreams, 'all'>;
  readonly carts: OpenStreams<CartTypes>;
  readonly orders: OpenStreams<OrderTypes>;
  readonly onFailure: (cause: unknown) => void;
}): () => void {
  let isStopped = false;

  async function send() {
    for (const { id, kind, key } of options.unsent.all()) {
      if (isStopped) return;
      if (options.links.roleOf(id, key) !== 'edit') continue;
      const address = { id, key, role: 'edit' } as const;
      if (kind === 'cart')
        await options.carts.use(address, nobodyInParticular, (cart) => untilCaughtUp(cart, patienceMs));
      else await options.orders.use(address, nobodyInParticular, (order) => untilCaughtUp(order, patienceMs));
    }
  }

  send().catch((cause: unknown) => isStopped || options.onFailure(cause));
  return () => {
    isStopped = true;
  };
}
