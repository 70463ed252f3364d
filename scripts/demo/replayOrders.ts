// The orders of a file as carts, several at a time.

import type { ImportedOrder } from '../../src/domain/import/orders.ts';
import { type FilledCart, fillCart } from './fillCart.ts';
import { createRandom } from './random.ts';

/** In the order of the file. Each cart has a random sequence of its own, whatever else goes on. */
export async function replayOrders(options: {
  readonly orders: readonly ImportedOrder[];
  readonly relayUrl: string;
  readonly seed: number;
  readonly onFilled?: (cart: FilledCart) => void;
}): Promise<readonly FilledCart[]> {
  const { orders, relayUrl, seed, onFilled } = options;
  const filled: FilledCart[] = [];
  const waiting = [...orders.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, order] = next;
      const cart = await fillCart(order, relayUrl, createRandom(seed * 1_000_003 + index));
      filled[index] = cart;
      onFilled?.(cart);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return filled;
}

const atOnce = 6;

/** As it should be: the file's own total for every participant, and the same cart for all. */
export function isRight({ order, totals, agree }: FilledCart): boolean {
  return agree && totals.every((total) => total === order.total);
}

/** One order of all that was in the cart, the same for everybody, and as it was planned. */
export function isOrderRight({ ordered: { plan, seen, carts } }: FilledCart): boolean {
  return (
    new Set(seen.map((order) => JSON.stringify(order))).size === 1 &&
    seen.every(({ status, total }) => status === plan.status && total === plan.total) &&
    carts.every(({ granted, left }) => granted === 1 && left === 0)
  );
}
