// A typed client, inferred from the routes: for programs in TypeScript that live in this repository.

import { hc } from 'hono/client';
import type { Api } from './http/createApi.ts';

/** `origin`: of the relay, or of a node. `key`: of a link; null to make carts only. */
export function createApiClient(origin: string, key: string | null, fetch: typeof globalThis.fetch = globalThis.fetch) {
  return hc<Api>(origin, { fetch, ...(key === null ? {} : { headers: { Authorization: `Bearer ${key}` } }) }).api;
}
