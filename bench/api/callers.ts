// The same cart over two APIs: how it is made, changed and looked at there, by callers that keep their connections.

import { Agent, request } from 'node:http';
import type { ServerName } from './servers.ts';

export interface Cart {
  readonly id: string;
  readonly key: string;
}

export interface Moment {
  /** As its API asks for it. */
  readonly at: string;
}

export interface Caller {
  make(name: string): Promise<Cart>;
  /** All in one command. */
  add(cart: Cart, names: readonly string[]): Promise<void>;
  look(cart: Cart, moment?: Moment): Promise<void>;
  /** Events after a position: how many, and the last one's. */
  feed(cart: Cart, after: number, limit: number): Promise<{ readonly count: number; readonly last: number }>;
  /** Of all events of a cart, in order. */
  moments(cart: Cart): Promise<readonly Moment[]>;
  close(): void;
}

export const pageSize = 1_000;

export function createCaller(name: ServerName, port: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const prefix = name === 'trolley' ? '/api/carts' : '/carts';

  function call(method: string, path: string, key: string, body?: unknown): Promise<string> {
    return new Promise((resolve, reject) => {
      const data = body === undefined ? null : JSON.stringify(body);
      const headers = {
        ...(data === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(data) }),
        ...(key === '' ? {} : { Authorization: `Bearer ${key}` }),
      };
      const sent = request({ host: '127.0.0.1', port, agent, method, path: `${prefix}${path}`, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 500) < 300) resolve(text);
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      });
      sent.once('error', reject);
      sent.end(data);
    });
  }

  async function feed({ id, key }: Cart, after: number, limit: number) {
    const events = JSON.parse(await call('GET', `/${id}/events?after=${after}&limit=${limit}`, key)) as unknown[];
    return { events, count: events.length, last: after + events.length };
  }

  let made = 0;
  return {
    async make(cartName) {
      if (name === 'trolley') {
        const { id, editKey } = JSON.parse(await call('POST', '', '', { as: 'Bench', name: cartName }));
        return { id, key: editKey };
      }
      made += 1;
      const id = `cart-${made}`;
      await call('POST', `/${id}`, '', { name: cartName });
      return { id, key: '' };
    },
    async add({ id, key }, names) {
      const commands = names.map((item) => ({ type: 'AddItem', data: { name: item, quantity: 1 } }));
      await call('POST', `/${id}/commands`, key, name === 'trolley' ? { as: 'Bench', commands } : { commands });
    },
    async look({ id, key }, moment) {
      await call('GET', `/${id}${moment === undefined ? '' : `?at=${encodeURIComponent(moment.at)}`}`, key);
    },
    feed,
    async moments(cart) {
      const all: Moment[] = [];
      for (let after = 0; ; ) {
        const { events, last } = await feed(cart, after, pageSize);
        if (events.length === 0) return all;
        const key = name === 'trolley' ? 'id' : 'at';
        all.push(...(events as Record<string, string>[]).map((event) => ({ at: event[key] ?? '' })));
        after = last;
      }
    },
    close: () => agent.destroy(),
  };
}
