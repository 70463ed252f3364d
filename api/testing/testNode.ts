// For tests: a node of its own in a folder of its own, beside a relay of this very process, called without a socket.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRelay, type TestRelay } from '../../server/testing/testRelay.ts';
import { type ApiNode, type NodeOptions, openNode } from '../openNode.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what is in it is for the test to say
  readonly body: any;
}

export interface TestNode {
  readonly relay: TestRelay;
  readonly url: string;
  readonly dataDir: string;
  readonly failures: unknown[];
  node(): ApiNode;
  /** As a crash leaves it, and as it starts after one. */
  restart(change?: Partial<NodeOptions>): void;
  get(path: string, key?: string | null, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, key: string | null, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  end(): Promise<void>;
}

export async function startTestNode(options: Partial<NodeOptions> = {}): Promise<TestNode> {
  const relay = await startTestRelay();
  const dataDir = mkdtempSync(join(tmpdir(), 'trolley-api-'));
  const failures: unknown[] = [];
  const open = (change: Partial<NodeOptions> = {}) =>
    openNode({
      dataDir,
      relay: { url: relay.url, isOwn: false },
      appOrigin: 'http://app.test',
      onFailure: (cause) => failures.push(cause),
      ...options,
      ...change,
    });
  let node = open();

  async function call(path: string, init: RequestInit): Promise<Answer> {
    const response = await node.api.request(path, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  const bearer = (key: string | null | undefined): Record<string, string> =>
    key === null || key === undefined ? {} : { Authorization: `Bearer ${key}` };
  return {
    relay,
    url: relay.url,
    dataDir,
    failures,
    node: () => node,
    restart(change) {
      node.close();
      node = open(change);
    },
    get: (path, key, headers = {}) => call(path, { headers: { ...bearer(key), ...headers } }),
    post: (path, key, body, headers = {}) =>
      call(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...bearer(key), ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async end() {
      node.close();
      await relay.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Nobody listens there. */
export const nowhere = { url: 'http://127.0.0.1:9', isOwn: false };

export interface MadeCart {
  readonly id: string;
  readonly editKey: string;
  readonly viewKey: string;
  readonly path: string;
}

export async function makeCart(test: TestNode, as = 'Recipe app'): Promise<MadeCart> {
  const { body } = await test.post('/api/carts', null, { as, name: 'Sunday' });
  return { ...body, path: `/api/carts/${body.id}` };
}

export function quantities(cart: { lines: { name: string; quantity: number }[] }): Record<string, number> {
  return Object.fromEntries(cart.lines.map(({ name, quantity }) => [name, quantity]));
}

export const add = (name: string, quantity = 1) => ({ type: 'AddItem', data: { name, quantity } }) as const;
