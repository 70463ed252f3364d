// The built relay as a process: how it starts, stops, refuses to start, and what it holds after being killed.

import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import { holds } from './testing/party.ts';
import { buildRelay, type RelayProcess, runRelay, temporaryDirectory } from './testing/relayProcess.ts';
import { connect, newCart, type TestClient } from './testing/testRelay.ts';

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

function run(environment: Record<string, string> = {}, parameters: string[] = []): RelayProcess {
  const relay = runRelay(built, { DATA_DIR: data.path, ...environment }, parameters);
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
      expect(await health.json()).toEqual({ status: 'ok', instanceId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      relay.child.kill(signal);
      expect(await relay.ended).toBe(0);
      expect(relay.errors()).toBe('');
    }
  });

  test('keeps all, and its instance id, over a restart; clients are told to come back', async () => {
    const cart = newCart();
    const first = run();
    const alice = await enter(await first.url, cart);
    const { instanceId } = await alice.next('hello');
    alice.push(log);
    await alice.next('durable', ({ position }) => position === 60);
    first.child.kill('SIGTERM');
    expect(await alice.closed).toBe(4503);
    expect(await first.ended).toBe(0);
    const bob = await enter(await run().url, cart);
    await holds(bob, log);
    expect((await bob.next('hello')).instanceId).toBe(instanceId);
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
      await alice.next('durable', ({ position }) => position > stored + round);
      relay.child.kill('SIGKILL');
      await relay.ended;
      held = Math.max(...alice.heard.map((message) => (message.kind === 'durable' ? message.position : 0)));
    }
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
  expect(relay.output()).toMatch(/PORT.*8787[\s\S]*DATA_DIR/);
});
