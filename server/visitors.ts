// Who knocks, and how much of the relay one address may have. It keeps something of an address only while it is
// connected or has lately started a cart: a try that fails leaves nothing behind.

import type { IncomingMessage } from 'node:http';
import { forwardedAddress } from '../src/wire/forwardedAddress.ts';
import type { RelayAccess } from './config.ts';
import type { RelayLimits } from './room/limits.ts';
import { type RateLimit, rateLimit } from './room/rateLimit.ts';

export interface Visitors {
  readonly addressOf: (request: IncomingMessage) => string;
  /** Whether pages of its origin may connect. */
  readonly hasAllowedOrigin: (request: IncomingMessage) => boolean;
  /** Counts a connection and returns how to end it; null where there are too many. */
  readonly enter: (address: string) => (() => void) | null;
  /** Whether the address may start one more cart today, which counts as done. */
  readonly mayStartCart: (address: string) => boolean;
}

const secondsPerDay = 86_400;
/** Beyond this, addresses that may start all their carts again are forgotten. */
const maxRemembered = 10_000;

export function visitors(limits: RelayLimits, access: RelayAccess, now: () => number): Visitors {
  const connections = new Map<string, number>();
  const starters = new Map<string, RateLimit>();
  let total = 0;

  function forgetIdleStarters(): void {
    if (starters.size < maxRemembered) return;
    for (const [address, limit] of starters) if (limit.isFull()) starters.delete(address);
  }

  return {
    addressOf: (request) => addressOf(request, access.trustedProxies),

    hasAllowedOrigin({ headers: { origin, host } }) {
      if (origin === undefined) return !access.requiresOrigin;
      if (access.allowedOrigins.includes('*') || access.allowedOrigins.includes(origin)) return true;
      return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
    },

    enter(address) {
      const own = connections.get(address) ?? 0;
      if (total >= limits.maxConnections || own >= limits.maxConnectionsPerAddress) return null;
      connections.set(address, own + 1);
      total++;
      return () => {
        total--;
        const left = (connections.get(address) ?? 1) - 1;
        if (left > 0) connections.set(address, left);
        else connections.delete(address);
      };
    },

    mayStartCart(address) {
      forgetIdleStarters();
      const perDay = limits.newCartsPerDay;
      const limit = starters.get(address) ?? rateLimit(perDay / secondsPerDay, now, perDay);
      starters.set(address, limit);
      return limit.tryTake(1);
    },
  };
}

/** Who calls, as far as so many proxies in front are believed. */
export function addressOf({ socket, headers }: IncomingMessage, trustedProxies: number): string {
  return forwardedAddress(socket.remoteAddress ?? '', headers['x-forwarded-for']?.toString(), trustedProxies);
}
