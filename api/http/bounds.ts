// What keeps one caller from taking what is everybody's: how often, how large, how long. Before anything else is done for them.

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { forwardedAddress } from '../../src/wire/forwardedAddress.ts';
import { createRates } from './rates.ts';
import { keyIn } from './streamAccess.ts';
import { ownProblem } from './words.ts';

export interface Bounds {
  readonly maxBodyBytes: number;
  readonly requestsPerSecond: number;
  readonly newCartsPerDay: number;
  /** What has not been answered by then is ended. */
  readonly answerMs: number;
}

export const defaultBounds: Bounds = {
  maxBodyBytes: 2 ** 18,
  requestsPerSecond: 200,
  newCartsPerDay: 1_000,
  answerMs: 30_000,
};

const secondsPerDay = 86_400;
/** So many seconds' worth may be asked at once. */
const burst = 5;

export interface BoundsOptions extends Bounds {
  /** So many that pass calls on are believed whom they come from. */
  readonly trustedProxies: number;
  readonly now: () => number;
  readonly isDraining: () => boolean;
}

export function bounds(options: BoundsOptions): readonly MiddlewareHandler[] {
  const { requestsPerSecond: perSecond, newCartsPerDay, now } = options;
  const rate = { perSecond, most: burst * perSecond, now };
  const [ofAddress, ofKey] = [createRates(rate), createRates(rate)];
  const cartsOf = createRates({ perSecond: newCartsPerDay / secondsPerDay, most: newCartsPerDay, now });

  return [
    async (c, next) => {
      if (options.isDraining())
        return ownProblem(c, 'draining', { headers: { 'Retry-After': '5', Connection: 'close' } });
      const address = addressOf(c, options.trustedProxies);
      const key = keyIn(c);
      const isMaking = c.req.method === 'POST' && /^\/api\/carts\/?$/.test(c.req.path);
      const wait =
        ofAddress.take(address) || (key === null ? 0 : ofKey.take(key)) || (isMaking ? cartsOf.take(address) : 0);
      if (wait > 0) return ownProblem(c, 'too-many-requests', { headers: { 'Retry-After': String(wait) } });
      return next();
    },
    noMoreThan(options.maxBodyBytes),
    async (c, next) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), options.answerMs);
      });
      const answered = await Promise.race([next(), late]).finally(() => clearTimeout(timer));
      if (answered === 'late') return ownProblem(c, 'took-too-long', { headers: { 'Retry-After': '5' } });
    },
  ];
}

/** Of a length that is declared the server makes sure; only without one is the body read here first, which is slow. */
export function noMoreThan(maxSize: number): MiddlewareHandler {
  const tooLarge = (c: Context) => ownProblem(c, 'body-too-large');
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const declared = c.req.header('Transfer-Encoding') === undefined ? c.req.header('Content-Length') : undefined;
    if (declared === undefined) return counted(c, next);
    return Number(declared) > maxSize ? tooLarge(c) : next();
  };
}

function addressOf(c: Context, trustedProxies: number): string {
  // Without a socket, as in tests, there is nobody to tell apart.
  const direct = c.env === undefined || !('incoming' in c.env) ? '' : (getConnInfo(c).remote.address ?? '');
  return forwardedAddress(direct, c.req.header('X-Forwarded-For'), trustedProxies);
}
