// The built relay as a process: how it starts, stops, refuses to start, and what it holds after being killed.

import { rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import { holds } from './testing/party.ts';
import { buildRelay, type RelayProcess, runRelay, temporaryDirectory } from './testing/relayProcess.ts';
import { connect, newCart, type TestClient, until } from './testing/testRelay.ts';

let built: string;
beforeAll(async () => {
  built = await buildRelay('main-test');
});
afterAll(() => rmSync(dirname(built), { recursive: true, force: true }));

let data: ReturnType<typeof temporaryDirectory>;
const running: RelayProcess[] = [];
const clients: TestClient[] = [];
beforeEach(() => {
  data = temporaryDirectory('main');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  data.remove();
});

function run(environment: Record<string, string> = {}, parameters: string[] = [], maxFiles?: number): RelayProcess {
  const relay = runRelay(built, { DATA_DIR: data.path, ...environment }, parameters, maxFiles);
  running.push(relay);
  return relay;
}
async function enter(url: string, cart: ReturnType<typeof newCart>): Promise<TestClient> {
  const client = await connect({ url }, cart.cartId, cart.editKey);
  clients.push(client);
  client.hello();
  client.say({ kind: 'sync-step-1', stateVector: new Map() });
  await client.next('sync-step-2');
  return client;
}

const log = chainedLog(2 ** 50 + 5, 60);

describe('the relay as a process', () => {
  test('says where it is, lives, and ends with 0 on SIGTERM and SIGINT', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const relay = run();
      const url = await relay.url;
      const health = await fetch(`${url.replace('ws', 'http')}/healthz`);
      expect(await health.json()).toEqual({ status: 'ok' });
      relay.child.kill(signal);
      expect(await relay.ended).toBe(0);
      expect(relay.errors()).toBe('');
    }
  });

  test('keeps all over a restart; clients are told to come back', async () => {
    const cart = newCart();
    const first = run();
    const alice = await enter(await first.url, cart);
    alice.push(log);
    await alice.toldDurable(60);
    first.child.kill('SIGTERM');
    expect(await alice.closed).toBe(4503);
    expect(await first.ended).toBe(0);
    const bob = await enter(await run().url, cart);
    await holds(bob, log);
  });

  test('[R7] killed in the middle of writing, it holds everything it called durable', async () => {
    const cart = newCart();
    for (let round = 0, held = 0; round < 4; round++) {
      const relay = run();
      const alice = await enter(await relay.url, cart);
      const { stateVector } = await alice.next('sync-step-1');
      const stored = stateVector.get(log.replica) ?? 0;
      expect(stored).toBeGreaterThanOrEqual(held);
      for (let n = stored; n < stored + 12; n++) alice.push(part(log, n, n + 1));
      await alice.next('durable', ({ logs }) => (logs[0]?.length ?? 0) > stored + round);
      relay.child.kill('SIGKILL');
      await relay.ended;
      held = Math.max(
        ...alice.heard.map((message) => (message.kind === 'durable' ? (message.logs[0]?.length ?? 0) : 0)),
      );
    }
  });
});

const httpOf = async (relay: RelayProcess) => (await relay.url).replace('ws', 'http');

describe('where other devices find it', () => {
  test('is told to this machine only, and not to a page whose name was pointed here', async () => {
    const relay = run({ PUBLIC_URL: 'https://shop.example/' });
    const http = await httpOf(relay);
    expect(relay.output()).toContain('Other devices reach it at https://shop.example/,');
    const asked = await fetch(`${http}/addresses`);
    expect(await asked.json()).toEqual({ addresses: ['https://shop.example'] });
    expect((await fetch(`${http}/addresses`, { headers: { 'X-Forwarded-For': '192.0.2.1' } })).status).toBe(404);
    expect(await statusWithHost(http, 'stranger.example')).toBe(404);
  });

  test('is nowhere, where it listens for this machine only', async () => {
    const relay = run();
    const asked = await fetch(`${await httpOf(relay)}/addresses`);
    expect(await asked.json()).toEqual({ addresses: [] });
    expect(relay.output()).not.toContain('Other devices');
  });
});

describe('what operators see', () => {
  test('/readyz says whether it can commit, /metrics what it does; from outside nobody reads them by default', async () => {
    const relay = run();
    const http = await httpOf(relay);
    expect((await fetch(`${http}/readyz`)).status).toBe(200);
    const alice = await enter(await relay.url, newCart());
    alice.push(log);
    await alice.toldDurable(60);
    const answer = await fetch(`${http}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const metrics = await answer.text();
    for (const line of [
      'trolley_connections 1',
      'trolley_rooms 1',
      'trolley_entries_total 60',
      'trolley_commit_seconds_count 1',
      'trolley_acknowledgement_seconds_count 1',
    ])
      expect(metrics.split('\n')).toContain(line);
    for (const name of ['received_bytes_total', 'sent_bytes_total']) {
      expect(Number(new RegExp(`^trolley_${name} (\\d+)$`, 'm').exec(metrics)?.[1])).toBeGreaterThan(50);
    }
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
    expect((await fetch(`${http}/metrics`, { headers: { 'X-Forwarded-For': '192.0.2.1' } })).status).toBe(404);
    const closed = run({ METRICS: 'none', DATA_DIR: join(data.path, 'other') });
    expect((await fetch(`${await httpOf(closed)}/metrics`)).status).toBe(404);
  });

  test('no key is ever logged, not even by those who try', async () => {
    const cart = newCart();
    const relay = run({ LOG_LEVEL: 'debug' });
    const alice = await enter(await relay.url, cart);
    const carol = await connect({ url: await relay.url }, cart.cartId, cart.viewKey);
    clients.push(carol);
    carol.push(log); // refused
    alice.sayBytes('not a binary frame');
    await alice.next('refused');
    const stranger = newCart();
    await expect(connect({ url: await relay.url }, cart.cartId, stranger.editKey)).rejects.toThrow('403');
    await expect(connect({ url: await relay.url }, cart.editKey, stranger.viewKey)).rejects.toThrow('403');
    relay.child.kill('SIGTERM');
    await relay.ended;
    const logged = relay.errors() + relay.output();
    const lines = relay.errors().trim().split('\n');
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
    expect(logged).toContain(cart.cartId);
    for (const key of [cart.editKey, cart.viewKey, stranger.editKey, stranger.viewKey])
      expect(logged).not.toContain(key);
  });

  test('a cart is deleted, and the log verified and copied, while it runs', async () => {
    const cart = newCart();
    const relay = run();
    const alice = await enter(await relay.url, cart);
    alice.push(log);
    await alice.toldDurable(60);
    const commands = ['verify', `backup ${join(data.path, 'copy.sqlite')}`, `delete-cart ${cart.cartId}`];
    for (const command of commands) {
      const operator = run({}, command.split(' '));
      expect([await operator.ended, operator.errors()]).toEqual([0, '']);
    }
    expect(await alice.closed).toBe(4410);
    const restoring = run({}, ['restore', join(data.path, 'copy.sqlite')]);
    expect(await restoring.ended).toBe(1);
    expect(restoring.errors()).toContain('another relay is using it');
    const unknown = run({}, ['fly']);
    expect([await unknown.ended, unknown.errors()]).toEqual([1, expect.stringContaining('--help')]);
  });

  test('connections beyond what the system allows harm nobody who is in', async () => {
    const cart = newCart();
    const relay = run({ LOG_LEVEL: 'silent' }, [], 40);
    const url = await relay.url;
    const alice = await enter(url, cart);
    const crowd = await Promise.allSettled(
      Array.from({ length: 60 }, () => {
        const attempt = connect({ url }, cart.cartId, cart.editKey);
        return Promise.race([attempt, delay(1500).then(() => Promise.reject(new Error('not let in')))]).finally(() => {
          attempt.then(
            (client) => clients.push(client),
            () => {},
          );
        });
      }),
    );
    expect(crowd.some(({ status }) => status === 'rejected')).toBe(true);
    alice.push(log);
    await alice.toldDurable(60);
    for (const client of clients.splice(0)) if (client !== alice) client.leave();
    clients.push(alice);
    await until(async () => {
      const back = await connect({ url }, cart.cartId, cart.editKey).catch(() => null);
      if (back !== null) clients.push(back);
      return back !== null;
    }, 'room for a newcomer');
    expect(alice.isOpen()).toBe(true);
  });
});

describe('where it cannot start it says in one line what to do, and ends with 1', () => {
  async function expectRefusal(relay: RelayProcess, words: RegExp): Promise<void> {
    expect(await relay.ended).toBe(1);
    expect(relay.errors()).toMatch(words);
    expect(relay.errors().trim().split('\n').length).toBe(1);
    expect(relay.output()).toBe('');
  }

  test('a port in use', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as { port: number };
    await expectRefusal(run({ PORT: String(port) }), new RegExp(`port ${port}, is in use.*PORT=`));
    await new Promise((resolve) => blocker.close(resolve));
  });

  test('half a certificate, or files that are none', async () => {
    const cert = join(data.path, 'cert.pem');
    await expectRefusal(run({ TLS_CERT: cert }), /TLS_CERT and TLS_KEY are a pair: set both, or neither/);
    await expectRefusal(run({ TLS_CERT: cert, TLS_KEY: cert }), /TLS_CERT=.* cannot be used \(ENOENT.*PEM files/);
  });

  test('a data directory that cannot be written to', async () => {
    writeFileSync(join(data.path, 'file'), '');
    await expectRefusal(
      run({ DATA_DIR: join(data.path, 'file', 'data') }),
      /DATA_DIR=.* cannot be written to.*set DATA_DIR/,
    );
  });

  test('a log that is damaged', async () => {
    writeFileSync(join(data.path, 'relay.sqlite'), 'no database, '.repeat(1000));
    await expectRefusal(run(), /cannot be opened.*not a database.*restore a backup/);
  });

  test('a data directory that another relay uses', async () => {
    const first = run();
    await first.url;
    await expectRefusal(run(), /another relay is using it/);
  });

  test('no built app', async () => {
    await expectRefusal(run({ STATIC_DIR: join(data.path, 'app') }), /no built app in .*npm start/);
  });

  test('settings that make no sense', async () => {
    await expectRefusal(run({ PORT: 'http', MAX_ENTRY_BYTES: '1' }), /PORT=http.*MAX_ENTRY_BYTES=1 .*--help/);
  });

  test("an address that is not this machine's", async () => {
    await expectRefusal(run({ HOST: '192.0.2.1' }), /192\.0\.2\.1.*HOST/);
  });
});

test('--help names the settings and starts nothing', async () => {
  const relay = run({}, ['--help']);
  expect(await relay.ended).toBe(0);
  expect(relay.output()).toMatch(/PORT.*8787[\s\S]*DATA_DIR[\s\S]*MAX_BUFFERED_BYTES/);
});

/** `fetch` sets the header Host by itself. */
function statusWithHost(http: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${http}/addresses`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
