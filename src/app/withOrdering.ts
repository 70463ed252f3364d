// A cart whose orders are seen through: claims are made while it is open. What does that is loaded with the first checkout of
// a cart, since most carts never order.

import { createStore } from 'zustand/vanilla';
import { noCheckouts } from '../domain/checkout/checkouts.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSession, Ordering, OrderingSession } from './cartSession.ts';
import type { OrderClaims } from './orderClaims.ts';

export function withOrdering(ports: Pick<CartPorts, 'every'>, session: CartSession): OrderingSession {
  const ordering = createStore<Ordering>(() => ({ refusal: null }));
  let claims: OrderClaims | null = null;
  let isClosed = false;
  let isLoading = false;

  async function begin() {
    if (isLoading || claims !== null || session.store.getState().history.state.checkouts === noCheckouts) return;
    isLoading = true;
    try {
      const { createOrderClaims } = await import('./orderClaims.ts');
      if (isClosed) return;
      stopListening();
      claims = createOrderClaims({
        session,
        every: ports.every,
        onRefusal: (refusal) => ordering.setState({ refusal }),
      });
    } catch {
      // A first visit whose network has gone: there is no relay to ask either. The next change tries again.
    } finally {
      isLoading = false;
    }
  }

  const stopListening = session.store.subscribe(() => void begin());
  void begin();
  return {
    ...session,
    ordering,
    close() {
      isClosed = true;
      stopListening();
      claims?.close();
      return session.close();
    },
  };
}
