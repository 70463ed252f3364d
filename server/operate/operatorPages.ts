// What operators, their tools and a page on this very machine ask over HTTP: /readyz, /metrics and /addresses. Everything
// else is the site's.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';
import { isOnlyHere } from './reachableAddresses.ts';

/** Who may read /metrics: processes of this machine, everybody, nobody. */
export const metricsReaders = ['local', 'all', 'none'] as const;
export type MetricsReaders = (typeof metricsReaders)[number];

export interface OperatorPorts {
  /** Whether a commit works, and new connections are taken. */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  readonly metricsFor: MetricsReaders;
  /** Where other devices find this relay, for a page that was opened as localhost. */
  readonly addresses: () => readonly string[];
}

export function operatorPages(ports: OperatorPorts, site: RequestListener): RequestListener {
  const { isReady, metrics, metricsFor, addresses } = ports;
  return (request, response) => {
    const isGet = request.method === 'GET' || request.method === 'HEAD';
    const path = (request.url ?? '').split('?', 1)[0];
    if (isGet && path === '/readyz') {
      void isReady().then((ready) =>
        answer(response, ready ? 200 : 503, 'text/plain', ready ? 'ready\n' : 'not ready\n'),
      );
    } else if (isGet && path === '/metrics' && mayRead(request, metricsFor)) {
      metrics.text().then(
        (text) => answer(response, 200, metrics.contentType, text),
        () => answer(response, 500, 'text/plain', 'the metrics cannot be read\n'),
      );
    } else if (isGet && path === '/addresses' && isFromHere(request) && namesThisMachine(request)) {
      answer(response, 200, 'application/json', JSON.stringify({ addresses: addresses() }));
    } else site(request, response);
  };
}

function mayRead(request: IncomingMessage, metricsFor: MetricsReaders): boolean {
  return metricsFor === 'local' ? isFromHere(request) : metricsFor === 'all';
}

/** Not a stranger's page whose name has been pointed at this machine. */
function namesThisMachine({ headers }: IncomingMessage): boolean {
  return isOnlyHere((headers.host ?? '').replace(/:\d+$/, ''));
}

/** What came through a proxy is not from this machine, wherever the proxy is. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
