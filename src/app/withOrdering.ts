// A cart whose orders are seen through while it is open. What does that is loaded with the first checkout of a cart, since most
// carts never order.

import { createStore } from 'zustand/vanilla';
import { noCheckouts } from '../domain/checkout/checkouts.ts';
import type { StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSession, Ordering, OrderingSession } from './cartSession.ts';

export function withOrdering(
  ports: CartPorts,
  cart: { readonly cartId: StreamId; readonly key: string },
  session: CartSession,
): OrderingSession {
  const ordering = createStore<Ordering>(() => ({ refusal: null }));
  let running: readonly { close(): void | Promise<void> }[] = [];
  let isBegun = false;
  let isClosed = false;

  async function begin() {
    const { canWrite, history } = session.store.getState();
    if (isBegun || !canWrite || history.state.checkouts === noCheckouts) return;
    isBegun = true;
    try {
      const { createOrdering } = await import('./ordering.ts');
      if (isClosed) return;
      stopListening();
      running = createOrdering(ports, { ...cart, session, onRefusal: (refusal) => ordering.setState({ refusal }) });
    } catch {
      // A first visit whose network has gone: there is no relay to ask either. The next change tries again.
      isBegun = false;
    }
  }

  const stopListening = session.store.subscribe(() => void begin());
  void begin();
  return {
    ...session,
    ordering,
    async close() {
      isClosed = true;
      stopListening();
      for (const one of running) await one.close();
      await session.close();
    },
  };
}
