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
  restart(): void;
  get(path: string, key?: string | null, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, key: string | null, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  end(): Promise<void>;
}

export async function startTestNode(options: Partial<NodeOptions> = {}): Promise<TestNode> {
  const relay = await startTestRelay();
  const dataDir = mkdtempSync(join(tmpdir(), 'trolley-api-'));
  const failures: unknown[] = [];
  const open = () =>
    openNode({
      dataDir,
      relay: { url: relay.url, isOwn: false },
      appOrigin: 'http://app.test',
      onFailure: (cause) => failures.push(cause),
      ...options,
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
    restart() {
      node.close();
      node = open();
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

export const add = (name: string, quantity = 1) => ({ type: 'AddItem', data: { name, quantity } }) as const;
