// Whether pages of other origins may call the API (CORS): none, unless the operator names them. Nothing here goes by cookies, so a page
// can do only what the key allows that it brings.

import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

const sent = [
  ...['Authorization', 'Content-Type', 'Accept-Language', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
  ...['Prefer', 'Last-Event-ID'],
];
const told = ['ETag', 'Location', 'Retry-After', 'Preference-Applied', 'Trolley-Relay', 'Trolley-Position'];
const preflightSeconds = 3_600;

export function otherOrigins(origins: readonly string[]): MiddlewareHandler {
  if (origins.length === 0) return (_c, next) => next();
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: sent,
    exposeHeaders: told,
    maxAge: preflightSeconds,
  });
}
