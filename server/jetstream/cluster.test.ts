// Relays that share their log in real NATS servers. Where there is no nats-server these are left out, by name.

import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterEach, describe, expect, test } from 'vitest';
import { type NatsServers, natsVersion, startNats } from '../../e2e/natsServers.ts';
import { decodeAwareness, encodeAwareness, isAbsent } from '../../src/wire/awareness.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { LogFailure, type LogStorage } from '../log/logStorage.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { logStorageContract } from '../testing/logStorageContract.ts';
import { holds, party } from '../testing/party.ts';
import { newCart, until } from '../testing/testRelay.ts';
import { type Cluster, openCluster } from './openCluster.ts';
import type { StreamsWanted } from './openStreams.ts';
import { cartSubject, partitionOf, streamName } from './partitions.ts';

const { start, follow } = party();
const log = chainedLog(2 ** 50 + 1, 12);
const other = chainedLog(4711, 5);

const stopping: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stopping.splice(0).reverse()) await stop();
});

async function nats(count = 1, configuration?: string): Promise<NatsServers> {
  const servers = await startNats(count, configuration);
  stopping.push(servers.stop);
  return servers;
}

function wanted({ servers }: Pick<NatsServers, 'servers'>, more: Partial<StreamsWanted> = {}): StreamsWanted {
  const nobody = { user: null, password: null, credentials: null, isTls: false, authority: null };
  return { servers, ...nobody, partitions: 2, replicas: 1, maxFrameBytes: 262_144, ...more };
}

function cluster(servers: NatsServers, more: Partial<StreamsWanted> = {}, cache = memoryLog()): Promise<Cluster> {
  return openCluster(wanted(servers, more), cache, () => {});
}

/** As if the replica that is followed had never had it. */
async function loseMessage({ servers }: NatsServers, cartId: string, seq: number): Promise<void> {
  const connection = await connect({ servers: servers[0] ?? '' });
  const manager = await jetstreamManager(connection);
  await manager.streams.deleteMessage(streamName(partitionOf(cartId, 2)), seq);
  await connection.close();
}

async function open(...parameters: Parameters<typeof cluster>): Promise<LogStorage> {
  return (await cluster(...parameters)).storage;
}

describe.skipIf(natsVersion() === null)('relays that share a log in NATS', () => {
  test('members of two relays see each other’s entries, and each is told what is durable', async () => {
    const servers = await nats();
    const [a, b] = [await start({ storage: await open(servers) }), await start({ storage: await open(servers) })];
    const cart = newCart();
    const [alice, bob] = [await follow(a, cart), await follow(b, cart)];
    for (const member of [alice, bob]) member.hello();
    alice.push(log);
    bob.push(other);
    await holds(alice, other);
    await holds(bob, log);
    for (const member of [alice, bob]) await member.toldDurable(17);
    await holds(await follow(b, cart), log, other);
  });

  test('a relay that starts, and one that was away, have all there is before they say anything of a cart', async () => {
    const servers = await nats();
    const a = await start({ storage: await open(servers) });
    const cart = newCart();
    const alice = await follow(a, cart);
    alice.hello();
    alice.push(part(log, 0, 6));
    await alice.toldDurable(6);
    const cache = memoryLog();
    const b = await start({ storage: await open(servers, {}, cache) });
    await holds(await follow(b, cart), part(log, 0, 6));
    await b.close();
    alice.push(part(log, 6));
    await alice.toldDurable(12);
    const again = await start({ storage: await open(servers, {}, cache) });
    await holds(await follow(again, cart), log);
  });

  test('who is here, and what devices hold, is known on every relay, also on one that starts later', async () => {
    const servers = await nats();
    const [a, b] = [await start(await cluster(servers)), await start(await cluster(servers))];
    const cart = newCart();
    const [alice, bob] = [await follow(a, cart), await follow(b, cart)];
    for (const member of [alice, bob]) member.hello();
    const state = new TextEncoder().encode('{"name":"Alice"}');
    alice.say({ kind: 'awareness', update: encodeAwareness([{ clientId: 7, clock: 3, state }]) });
    const isAbout = (clock: number) => (message: { update: Uint8Array }) =>
      decodeAwareness(message.update)?.some((entry) => entry.clientId === 7 && entry.clock === clock) === true;
    await bob.next('awareness', isAbout(3));
    await (await follow(b, cart)).next('awareness', isAbout(3));
    alice.push(log);
    await bob.toldDurable(12);
    alice.say({ kind: 'held', device: 'phone', lengths: new Map([[log.replica, 12]]) });
    const heldByPhone = [{ device: 'phone', lengths: new Map([[log.replica, 12]]) }];
    expect((await bob.next('held', ({ devices }) => devices.length > 0)).devices).toEqual(heldByPhone);
    const c = await start(await cluster(servers));
    const carol = await follow(c, cart);
    carol.hello();
    expect((await carol.next('held', ({ devices }) => devices.length > 0)).devices).toEqual(heldByPhone);
    await carol.next('awareness', isAbout(3));
    alice.leave();
    const isGone = ({ update }: { update: Uint8Array }) =>
      decodeAwareness(update)?.some((entry) => entry.clientId === 7 && isAbsent(entry.state)) === true;
    await bob.next('awareness', isGone);
  });

  test('a claim is granted once, whichever relay was asked', async () => {
    const servers = await nats();
    const [a, b] = [await start(await cluster(servers)), await start(await cluster(servers))];
    const cart = newCart();
    const [alice, bob] = [await follow(a, cart), await follow(b, cart)];
    for (const member of [alice, bob]) member.hello();
    alice.push(log);
    await bob.toldDurable(12);
    for (let round = 0; round < 20; round++) {
      const name = `round ${round}`;
      alice.say({ kind: 'claim', name, value: Uint8Array.of(1) });
      bob.say({ kind: 'claim', name, value: Uint8Array.of(2) });
      const told = [await alice.next('claimed'), await bob.next('claimed')];
      expect(told[0]).toEqual(told[1]);
      expect(told[0]?.refused).toBe('');
    }
  });

  test('what is said of a cart in a stream that is not its own is said of none', async () => {
    const servers = await nats();
    const storage = await open(servers);
    const carts = Array.from({ length: 40 }, () => newCart().cartId);
    const [here = '', there = ''] = [0, 1].map((partition) => carts.find((id) => partitionOf(id, 2) === partition));
    const append = (cartId: string, run: EntryRun) =>
      storage.append({ cartId, update: encodeUpdate([run]), receivedAt: 1 });
    await append(here, part(log, 0, 6));
    const stranger = await connect({ servers: servers.servers[0] ?? '' });
    stranger.publish(cartSubject(there, 2).replace(there, here), encodeUpdate([part(log, 6)]));
    await stranger.drain();
    await append(there, other);
    expect((await storage.open(here)).position).toBe(6);
    expect((await storage.open(there)).position).toBe(5);
    await storage.close();
  });

  test('what a stream has lost, a relay that has met it gives to one that has not, and its members have it', async () => {
    const servers = await nats();
    const a = await start({ storage: await open(servers) });
    const cart = newCart();
    const alice = await follow(a, cart);
    alice.hello();
    for (const [from, to] of [
      [0, 3],
      [3, 5],
      [5, 9],
    ] as const) {
      alice.push(part(log, from, to));
      await alice.toldDurable(to);
    }
    await loseMessage(servers, cart.cartId, 2);
    const b = await start({ storage: await open(servers) });
    const bob = await follow(b, cart);
    await holds(bob, part(log, 0, 9));
    alice.push(part(log, 9));
    await holds(bob, log);
  });

  test('a relay that follows a replica that ends earlier than the others does not wait for what will not come', async () => {
    const servers = await nats();
    const storage = await open(servers);
    const { cartId } = newCart();
    for (const run of [part(log, 0, 3), part(log, 3, 5)])
      await storage.append({ cartId, update: encodeUpdate([run]), receivedAt: 1 });
    await loseMessage(servers, cartId, 2);
    const late = await open(servers);
    expect((await late.open(cartId)).position).toBe(3);
    await storage.append({ cartId, update: encodeUpdate([part(log, 5)]), receivedAt: 1 });
    await until(async () => (await late.open(cartId)).position === 12, 'the rest');
    await Promise.all([storage.close(), late.close()]);
  });

  test('a server that dies is made up for; what waits is durable afterwards, and nothing is passed on twice', async () => {
    const servers = await nats(3);
    const storage = await until3(() => open(servers, { replicas: 3 }));
    const [a, b] = [await start({ storage }), await start({ storage: await open(servers, { replicas: 3 }) })];
    const cart = newCart();
    const [alice, bob] = [await follow(a, cart), await follow(b, cart)];
    for (const member of [alice, bob]) member.hello();
    alice.push(part(log, 0, 6));
    await bob.toldDurable(6);
    await servers.kill(0);
    alice.push(part(log, 6));
    await until(
      () => bob.heard.some((message) => message.kind === 'durable' && message.logs[0]?.length === 12),
      'the rest to be durable',
      30_000,
    );
    await holds(bob, log);
    expect(bob.heard.filter(({ kind }) => kind === 'sync-update').length).toBe(2);
  }, 60_000);
});

/** A cluster that has just started may not have agreed on a leader yet. */
async function until3(work: () => Promise<LogStorage>): Promise<LogStorage> {
  let storage: LogStorage | null = null;
  await until(async () => {
    storage = await work().catch(() => null);
    return storage !== null;
  }, 'a quorum');
  if (storage === null) throw new Error('no quorum');
  return storage;
}

describe.skipIf(natsVersion() === null)('where NATS will not do, the start is refused with what to do', () => {
  const refusal = async (work: Promise<LogStorage>) => {
    const outcome = await work.then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(outcome).toBeInstanceOf(LogFailure);
    return (outcome as LogFailure).message;
  };

  test('nobody answers', async () => {
    expect(await refusal(open({ servers: ['127.0.0.1:1'] } as never))).toMatch(/no NATS server answers.*set LOG/);
    const nowhere = { servers: ['127.0.0.1:1'] } as unknown as NatsServers;
    expect(await refusal(open(nowhere, { credentials: '/not/there' }))).toMatch(/LOG_CREDENTIALS=.* cannot be read/);
  });

  test('no JetStream, a stranger, too few servers, other settings, messages too small', async () => {
    expect(await refusal(open(await nats(1, '')))).toMatch(/no JetStream\. Put/);
    const guarded = await nats(1, 'authorization { user: relay, password: secret }');
    expect(await refusal(open(guarded))).toMatch(/user and password in LOG/);
    const servers = await nats();
    expect(await refusal(open(servers, { replicas: 3 }))).toMatch(/fewer NATS servers than LOG_REPLICAS=3/);
    expect(await refusal(open(servers, { maxFrameBytes: 2 ** 21 }))).toMatch(/Raise max_payload/);
    await (await open(servers)).close();
    expect(await refusal(open(servers, { partitions: 1 }))).toMatch(/stream trolley-0 has description/);
  });

  test('a file that follows other streams, or none', async () => {
    const batch = { cartId: newCart().cartId, update: encodeUpdate([log]), receivedAt: 1 };
    const alone = memoryLog();
    await alone.append(batch);
    const servers = await nats();
    expect(await refusal(open(servers, {}, alone))).toMatch(/carts of a relay without LOG/);
    const follower = memoryLog();
    const first = await open(servers, {}, follower);
    await first.append(batch);
    await first.close();
    expect(await refusal(open(await nats(), {}, follower))).toMatch(/follows other streams/);
    await (await open(servers, {}, follower)).close();
  });
});

describe.skipIf(natsVersion() === null)('in NATS itself', () => {
  logStorageContract('a log in NATS', async () => {
    const storage = await open(await nats());
    const isReady = () =>
      storage.probe().then(
        () => true,
        () => false,
      );
    await until(isReady, 'it to have caught up');
    return storage;
  });
});
