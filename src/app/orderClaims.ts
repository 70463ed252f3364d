// Orders of a cart must be one per round: what is ordered waits until the relay has granted it. Asks the relay while there is
// a connection, and writes down what it has learned. Asks again about what was granted, too, as a relay may have lost it. It
// decides nothing: which order counts is the cart's law (domain/checkout/checkouts.ts) once a grant is written.

import { type Checkout, ordersOf, roundOf, statusOf } from '../domain/checkout/checkouts.ts';
import type { CheckoutId } from '../domain/events.ts';
import type { ClaimAnswer } from '../engine/replica.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSession } from './cartSession.ts';

export interface OrderClaims {
  close(): void;
}

/** Time for the author's device to ask for its own; and before asking again what was refused. */
const patienceMs = 10_000;

export function createOrderClaims(options: {
  readonly session: Pick<CartSession, 'store' | 'claim' | 'dispatch'>;
  readonly every: CartPorts['every'];
  /** Why the relay does not grant what waits; null where it has not said so. */
  readonly onRefusal: (reason: string | null) => void;
}): OrderClaims {
  const { session } = options;
  /** What was asked on this connection: once is enough. */
  let asked = new Set<string>();
  /** What this device has learned to be granted, and has not written yet: it may not have heard of the order. */
  const granted = new Set<CheckoutId>();
  const writing = new Set<CheckoutId>();
  let stopWaiting: (() => void) | null = null;
  let isClosed = false;

  function look() {
    writeGrants();
    if (!isConnected()) {
      asked = new Set();
      return rest();
    }
    const known = orders();
    for (const order of known) if (statusIn(order) === 'granted') ask(order);
    const waiting = known.filter((order) => statusIn(order) === 'pending' && isOnRelay(order));
    for (const order of waiting) if (order.parts[0]?.actorId === session.store.getState().me) ask(order);
    if (waiting.length === 0) rest();
    else stopWaiting ??= options.every(patienceMs, askForAll);
  }

  function askForAll() {
    for (const order of orders()) if (statusIn(order) === 'pending' && isOnRelay(order)) ask(order);
  }

  function rest() {
    stopWaiting?.();
    stopWaiting = null;
    options.onRefusal(null);
  }

  function isConnected(): boolean {
    const { canWrite, sync } = session.store.getState();
    return canWrite && sync.link.kind === 'online' && sync.link.caughtUp;
  }

  function orders(): readonly Checkout[] {
    return ordersOf(session.store.getState().history.state.checkouts);
  }

  function statusIn(order: Checkout) {
    return statusOf(session.store.getState().history.state.checkouts, order);
  }

  /** All that tells of it: nobody is to be told of an order that could still be lost. */
  function isOnRelay(order: Checkout): boolean {
    const { history, sync } = session.store.getState();
    const told = history.entries.filter(({ commandId, type }) => commandId === order.id && type === 'CheckedOut');
    return told.length > 0 && told.every(sync.isOnRelay);
  }

  function ask(order: Checkout) {
    const name = `order ${roundOf(order) ?? ''}`;
    const question = `${name} ${order.id}`;
    const onThisConnection = asked;
    if (onThisConnection.has(question)) return;
    onThisConnection.add(question);
    void session.claim(name, new TextEncoder().encode(order.id)).then((answer) => {
      if (answer.kind !== 'stands') onThisConnection.delete(question);
      heard(answer);
    });
  }

  function heard(answer: ClaimAnswer) {
    if (isClosed || answer.kind === 'unanswered') return;
    if (answer.kind === 'refused') return options.onRefusal(answer.reason);
    options.onRefusal(null);
    granted.add(new TextDecoder().decode(answer.value) as CheckoutId);
    writeGrants();
  }

  function writeGrants() {
    for (const order of orders()) {
      if (!granted.has(order.id) || writing.has(order.id)) continue;
      if (order.grants.length > 0) granted.delete(order.id);
      else void writeGrant(order.id);
    }
  }

  /** What is refused, as to somebody who looks at the past, is tried again at the next change. */
  async function writeGrant(checkout: CheckoutId) {
    writing.add(checkout);
    const result = await session.dispatch({ type: 'GrantCheckout', data: { checkout } });
    writing.delete(checkout);
    if (result.kind === 'accepted') granted.delete(checkout);
  }

  const unsubscribe = session.store.subscribe(look);
  look();
  return {
    close() {
      isClosed = true;
      unsubscribe();
      stopWaiting?.();
    },
  };
}
