// The API's counts as Prometheus reads them. The relay's /metrics passes them on.

import type { MiddlewareHandler } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface ApiMetrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** Counts what is answered, and how long it takes. */
  readonly counting: MiddlewareHandler;
}

/** What is told at the moment of asking. */
export interface Gauges {
  readonly streams: () => { readonly streams: number; readonly bytes: number };
  readonly feeds: () => number;
  readonly unsent: () => number;
  readonly followed: () => number;
}

const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createApiMetrics({ streams, feeds, unsent, followed }: Gauges): ApiMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'trolley_api_' });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('trolley_api_open_streams', 'Carts and orders that are open here, each once by name', () => streams().streams);
  gauge('trolley_api_open_stream_bytes', 'About how many bytes they take', () => streams().bytes);
  gauge('trolley_api_live_feeds', 'Feeds that stay open', feeds);
  gauge('trolley_api_unsent_streams', 'Streams that may hold what the relay has not', unsent);
  gauge('trolley_api_followed_carts', 'Carts that are followed for the read models, each kept open', followed);
  const seconds = new Histogram({
    name: 'trolley_api_request_seconds',
    help: 'From a request to its answer, by method',
    labelNames: ['method'],
    buckets,
    registers,
  });
  const answers = new Counter({
    name: 'trolley_api_answers_total',
    help: 'What was answered, by status',
    labelNames: ['status'],
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    async counting(c, next) {
      const end = seconds.startTimer({ method: methods.has(c.req.method) ? c.req.method : 'other' });
      await next();
      end();
      answers.inc({ status: String(c.res.status) });
    },
  };
}

const methods = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']);
