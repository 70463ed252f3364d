// Three relays on three NATS servers, members on all of them who write without pause, and everything that can die, dying:
// nothing acknowledged is lost, all relays come to the same logs, and nothing comes to a member twice.

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { natsVersion } from '../../e2e/natsServers.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type Cart, newCart } from '../client/cart.ts';
import type { HeldLogs } from '../client/heldLogs.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { clusterFaults } from './clusterFaults.ts';
import { type ClusterMember, clusterMember } from './clusterMember.ts';
import { tryCopiedDevices } from './copiedDevices.ts';
import { startNatsCluster } from './natsCluster.ts';
import { patienceMs, patiently, readingOf } from './patience.ts';
import { type ClusterRelay, clusterRelay } from './relayOfCluster.ts';
import { noteRepeats } from './repeats.ts';
import { publishNonsense } from './strangers.ts';

const relayCount = 3;
const cartCount = 4;
const partitions = 4;
const tickMs = 20;
/** Of load before each fault. */
const calmMs = 500;
const entriesPerFault = 500;
const copiesPerFault = 5;

export const clusterProof: Proof = {
  about: 'a cluster under load and faults: nothing acknowledged is lost, all relays come to the same logs',
  unit: 'faults',
  quick: 16,
  full: 200,
  prove,
};

async function prove(run: ProofRun): Promise<void> {
  const version = natsVersion();
  if (version === null) return run.check('a nats-server is here', false, 'install one, or name it with NATS_SERVER');
  run.note(`NATS ${version}`);
  const home = run.scratch();
  const cluster = await startNatsCluster();
  const nats = cluster.servers;
  const connection = await connect({
    servers: nats.map(({ port }) => `127.0.0.1:${port}`),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
  });
  const manager = await patiently(() => jetstreamManager(connection)); // they agree on a leader first
  const dataDirs = Array.from({ length: relayCount + 1 }, (_, index) => path.join(home, `relay-${index}`));
  const options = { main: run.relayMain, nats, partitions };
  const relays = await Promise.all(
    dataDirs.slice(0, relayCount).map((dataDir) => clusterRelay({ ...options, dataDir })),
  );
  for (const relay of relays) await relay.start();

  const carts = Array.from({ length: cartCount }, () => newCart());
  const urls = () => relays.map((relay) => relay.url());
  const repeats = noteRepeats(run.note);
  const members = carts.flatMap((cart) =>
    relays.map((_, first) => clusterMember(cart, urls, first, run.random, repeats.note)),
  );
  const load = keepWriting(members);

  const pauses = new Map<string, number>();
  const leader = async () => {
    const stream = `trolley-${run.random.below(partitions)}`;
    const info = await manager.streams.info(stream).catch(() => null);
    return info?.cluster?.leader ?? null;
  };
  for (let n = 0; n < run.count; n++) {
    const fault = clusterFaults[n % clusterFaults.length];
    if (fault === undefined) break;
    await delay(calmMs);
    load.longestWait();
    repeats.now(`fault ${n + 1}, ${fault.name}`);
    await fault.happen({ nats, relays, leader, random: run.random });
    await flowing(members);
    const pause = load.longestWait();
    pauses.set(fault.name, Math.max(pauses.get(fault.name) ?? 0, pause));
    if ((n + 1) % 20 === 0) run.note(`${n + 1} faults, ${total(members)} entries acknowledged`);
  }
  while (total(members) < run.count * entriesPerFault) await delay(100);
  repeats.now('the strangers');
  await strangers(run, connection, manager, carts);
  load.stop();
  await settled(members);
  await Promise.all(members.map((member) => member.leave()));

  for (const [name, ms] of pauses) run.note(`${name}: acknowledgements paused for ${(ms / 1000).toFixed(1)} s at most`);
  const acknowledged = total(members);
  const wanted = run.count * entriesPerFault;
  run.check(`at least ${wanted} entries were acknowledged`, acknowledged >= wanted, String(acknowledged));
  run.check('all that was written', acknowledged === members.reduce((sum, { hashes }) => sum + hashes.length, 0));
  const [cart = newCart()] = carts;
  const fresh = await freshRelay({ ...options, dataDir: dataDirs[relayCount] ?? '' }, cart, run.note);
  await compare(run, members, [...relays, fresh]);
  const warned = [...relays, fresh].flatMap((relay) => relay.output().match(/lacks entries which other relays/g) ?? []);
  run.note(`a relay said ${warned.length} times that its replica of a stream lacked entries, which others gave it`);
  await tryCopiedDevices(run, relays, copiesPerFault * run.count);
  run.check('nothing of others came to a member twice', repeats.count() === 0, `${repeats.count()} entries`);
  const wrong = members.reduce((sum, member) => sum + member.wrongHeads(), 0);
  run.check('no other log was called durable', wrong === 0, `${wrong} heads`);
  const troubles = members.flatMap((member) => member.trouble() ?? []);
  run.check('nothing unsound was sent', troubles.length === 0, troubles[0] ?? 'nothing');
  await Promise.all([...relays, fresh].map((relay) => relay.stop()));
  await connection.close();
  await cluster.stop();
}

/** With nothing of its own: what it says is the streams folded afresh. */
async function freshRelay(
  options: Parameters<typeof clusterRelay>[0],
  cart: Cart,
  note: ProofRun['note'],
): Promise<ClusterRelay> {
  const relay = await clusterRelay(options);
  const began = performance.now();
  await relay.start();
  await readingOf(relay.url() ?? '', cart);
  note(`a relay with nothing of its own caught up within ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return relay;
}

function keepWriting(members: readonly ClusterMember[]) {
  let longest = 0;
  const timer = setInterval(() => {
    for (const member of members) {
      longest = Math.max(longest, member.waits());
      member.writeSome();
    }
  }, tickMs);
  return {
    stop: () => clearInterval(timer),
    /** Of any member, in ms, since this was last asked. */
    longestWait() {
      const told = longest;
      longest = 0;
      return told;
    },
  };
}

const total = (members: readonly ClusterMember[]) => members.reduce((sum, member) => sum + member.acknowledged(), 0);

/** Resolves when every member has been acknowledged something since. */
async function flowing(members: readonly ClusterMember[]): Promise<void> {
  const before = members.map((member) => member.acknowledged());
  await within(() => members.every((member, index) => member.acknowledged() > (before[index] ?? 0)), 'all to go on');
}

function settled(members: readonly ClusterMember[]): Promise<void> {
  return within(() => members.every((member) => member.acknowledged() === member.hashes.length), 'all to be durable');
}

async function within(isTrue: () => boolean, what: string): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await delay(20);
  }
}

async function compare(
  run: ProofRun,
  members: readonly ClusterMember[],
  relays: readonly ClusterRelay[],
): Promise<void> {
  let lost = 0;
  let other = 0;
  const differing = new Set<string>();
  for (const cart of new Set(members.map((member) => member.cart))) {
    const readings: HeldLogs[] = [];
    for (const relay of relays) {
      readings.push(await readingOf(relay.url() ?? '', cart));
    }
    const states = readings.map((logs) => JSON.stringify(logs.heads().toSorted((a, b) => a.replica - b.replica)));
    if (new Set(states).size > 1) differing.add(cart.cartId);
    for (const member of members.filter((one) => one.cart === cart)) {
      for (const logs of readings) {
        const { length } = logs.entries(member.replica as ReplicaId);
        lost += Math.max(0, member.acknowledged() - length);
        if (length > 0 && logs.headOf(member.replica) !== member.hashes[length - 1]) other++;
      }
    }
  }
  run.check('none of them is lost on any relay', lost === 0, `${lost} lost`);
  run.check('each log is the one that was written', other === 0, `${other} are not`);
  const which = `${relays.length} relays, one of them with nothing but the streams`;
  run.check(`every cart is the same on ${which}`, differing.size === 0, `${differing.size} carts differ`);
}

/** While members write. That it changes nothing shows when the relays are compared. */
async function strangers(
  run: ProofRun,
  connection: NatsConnection,
  manager: JetStreamManager,
  carts: readonly Cart[],
): Promise<void> {
  const before = await messagesIn(manager);
  const count = 250;
  for (const { cartId } of carts) {
    const partition = [...Array(partitions).keys()].find((number) => isIn(cartId, number)) ?? 0;
    await publishNonsense(connection, `trolley.${partition}.${cartId}`, run, count);
  }
  await delay(1000);
  const added = (await messagesIn(manager)) - before;
  const wanted = count * carts.length;
  run.check(`a stranger published ${wanted} messages of nonsense meanwhile`, added >= wanted, `${added} more in all`);
}

/** By the first 24 bits of its id. */
function isIn(cartId: string, partition: number): boolean {
  return Buffer.from(cartId, 'base64url').readUIntBE(0, 3) % partitions === partition;
}

async function messagesIn(manager: JetStreamManager): Promise<number> {
  let sum = 0;
  for (let partition = 0; partition < partitions; partition++)
    sum += (await patiently(() => manager.streams.info(`trolley-${partition}`))).state.messages;
  return sum;
}
