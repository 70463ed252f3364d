// Keeps what Home shows of the carts on this device true while it is looked at: each is followed by a stream that writes nothing
// and tells nobody that somebody is here. What waits on this device for a network leaves meanwhile, too.

import { cartDomain } from '../domain/cartDomain.ts';
import type { StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import type { KnownCart } from './device.ts';
import { createKnownCartUpkeep, othersIn, summarizeCart } from './knownCartUpkeep.ts';
import { openSharedStream } from './stream/openSharedStream.ts';

/** A connection each. Who has more carts looks at the newest first. */
const mostWatched = 8;

/** Until the returned function is called. */
export function watchCarts(ports: CartPorts): () => void {
  const watched = new Map<StreamId, () => void>();
  let isStopped = false;
  let isLooking = false;

  /** One after the other: none is waited for, and the page has other things to do. */
  async function look() {
    if (isLooking) return;
    isLooking = true;
    try {
      const carts = await ports.device.carts();
      const newest = [...carts]
        .filter(({ order }) => order === null)
        .sort((a, b) => b.changedAt - a.changedAt)
        .slice(0, mostWatched);
      for (const cart of newest) {
        if (isStopped) return;
        if (!watched.has(cart.cartId)) watched.set(cart.cartId, await watchCart(ports, cart));
      }
    } catch {
      // Storage that fails is told by whoever opens a cart; Home shows what it knows.
    } finally {
      isLooking = false;
      if (isStopped) stopAll();
    }
  }

  function stopAll() {
    for (const stop of watched.values()) stop();
    watched.clear();
  }

  const stopListening = [
    ports.device.subscribe(() => void look()),
    ports.device.onRemoved((cartId) => {
      watched.get(cartId)?.();
      watched.delete(cartId);
    }),
  ];
  void look();

  return () => {
    isStopped = true;
    for (const stop of stopListening) stop();
    if (!isLooking) stopAll();
  };
}

async function watchCart(ports: CartPorts, known: KnownCart): Promise<() => void> {
  const { cartId, key, role } = known;
  const { device, whenIdle } = ports;
  const me = ports.links.actorIdOf((await device.profile()).secret, cartId);
  let news = 0;
  const stream = await openSharedStream(ports, {
    ...{ domain: cartDomain, streamId: cartId, key, role, me, isDraft: false, isQuiet: true },
    context: () => ({ actorId: me }),
    remembered: known,
    others: (now) => othersIn(now, me),
    presence: () => ({ name: '', color: '', lookingAt: null, isShopping: false }),
    rememberRest: () => async () => {},
    onChange(more) {
      news += more;
      upkeep.changed();
    },
    onRemoved: () => upkeep.stop(),
  });
  const upkeep = createKnownCartUpkeep({
    ...{ device, whenIdle, isKnown: true, identity: { cartId, key, role } },
    onFailure: stream.onFailure,
    async summary() {
      // Counted on from what is known now: a window that has the cart on its screen sees what comes.
      const before = (await device.cart(cartId))?.unseen ?? 0;
      const counted = news;
      news = 0;
      return summarizeCart(stream, before + counted);
    },
  });
  stream.begin();
  return () => {
    stream.close();
    void upkeep.flush();
  };
}
