// The API on a port, until it is closed in good order: what is being answered is answered, what was accepted is sent.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { ApiConfig } from './config.ts';
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
  config: Pick<ApiConfig, 'port' | 'host' | 'drainSeconds'> & Partial<Pick<ApiConfig, 'metricsFor'>>,
): Promise<ApiServer> {
  const answer = getRequestListener(node.fetch);
  const http = createServer({ headersTimeout, requestTimeout }, (request, response) => {
    if (request.url !== '/api/metrics') void answer(request, response);
    else if (mayReadMetrics(request, config.metricsFor ?? 'local')) void tellMetrics(node, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port: config.port, ...(config.host === undefined ? {} : { host: config.host }) }, () => resolve());
  });
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      node.drain();
      const patience = config.drainSeconds * 1_000;
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      node.endFeeds();
      http.closeIdleConnections();
      await Promise.race([closed, delay(patience, undefined, { ref: false })]);
      await node.untilSent(patience);
      http.closeAllConnections();
      node.close();
    },
  };
}

/** What a relay or a proxy passes on is not from this machine. */
function mayReadMetrics({ headers, socket }: IncomingMessage, readers: ApiConfig['metricsFor']): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  const isFromHere = !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
  return readers === 'local' ? isFromHere : readers === 'all';
}

async function tellMetrics({ metrics }: ApiNode, response: ServerResponse): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).end(text);
}
