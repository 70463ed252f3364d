// What an open cart does for its orders: claims them, and makes those that were granted.

import type { StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSession } from './cartSession.ts';
import { createOrderClaims } from './orderClaims.ts';
import { createOrderMaking } from './orderMaking.ts';

export function createOrdering(
  ports: CartPorts,
  cart: {
    readonly session: CartSession;
    readonly cartId: StreamId;
    readonly key: string;
    readonly onRefusal: (reason: string | null) => void;
  },
): readonly { close(): void | Promise<void> }[] {
  return [createOrderClaims({ ...cart, every: ports.every }), createOrderMaking(ports, cart)];
}
