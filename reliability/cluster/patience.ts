// What is asked again, since who would answer has just been killed, or elects, or has not caught up yet.

import { setTimeout as delay } from 'node:timers/promises';
import type { Cart } from '../client/cart.ts';
import type { HeldLogs } from '../client/heldLogs.ts';
import { follow } from '../client/relayClient.ts';

export const patienceMs = 120_000;

/** Servers that elect do not answer. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (cause) {
      if (performance.now() > end) throw cause;
      await delay(250);
    }
  }
}

/** A relay that has not caught up yet says nothing of a cart, and is asked again. */
export function readingOf(url: string, { cartId, viewKey: key }: Cart): Promise<HeldLogs> {
  return patiently(async () => {
    const reader = await follow({ url, cartId, key });
    reader.leave();
    return reader.logs;
  });
}
