// The API on a port, until it is closed in good order: what is being answered is answered, what was accepted is sent.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { ApiNode } from './openNode.ts';

export interface ApiServer {
  readonly port: number;
  /** Takes no more, waits for what is being done, and ends. */
  close(): Promise<void>;
}

/** For headers that trickle in, and bodies. */
const headersTimeout = 10_000;
const requestTimeout = 15_000;

export async function listen(
  node: ApiNode,
  config: { readonly port: number; readonly host: string | undefined; readonly drainSeconds: number },
): Promise<ApiServer> {
  const answer = getRequestListener(node.fetch);
  const http = createServer({ headersTimeout, requestTimeout }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port: config.port, ...(config.host === undefined ? {} : { host: config.host }) }, () => resolve());
  });
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      node.endFeeds();
      http.closeIdleConnections();
      await Promise.race([closed, delay(config.drainSeconds * 1_000, undefined, { ref: false })]);
      http.closeAllConnections();
      node.close();
    },
  };
}
