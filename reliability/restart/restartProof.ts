// A restart that many clients wait for: they come back spread over time, and whoever is in is served meanwhile.

import { setTimeout as delay } from 'node:timers/promises';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { newCart } from '../client/cart.ts';
import { follow } from '../client/relayClient.ts';
import { besideControl, startHonestPair } from '../honest/honestTimes.ts';
import { percentile } from '../latencies.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { type ReturningClient, returningClient } from './returningClient.ts';

const clientsPerCart = 5;
const entriesPerCart = 20;
const windowMs = 100;
/** Half of them watch, and come within 2.5 s: 2 % would be even. */
const maxShare = 0.1;
const patienceMs = 60_000;
const honestLimitMs = 50;

export const restartProof: Proof = {
  about: 'a restart that many clients wait for ends without synchronized waves',
  unit: 'clients',
  quick: 200,
  full: 2000,
  prove,
};

interface Crowd {
  readonly clients: readonly ReturningClient[];
  /** Of each that is back since the last restart: when it knocked, and when it was answered. */
  readonly returns: { readonly begunAt: number; readonly at: number }[];
  tries: number;
}

async function prove(run: ProofRun): Promise<void> {
  const dataDir = run.scratch();
  const environment = { MAX_CONNECTIONS_PER_ADDRESS: '100000', MAX_CONNECTIONS: '10000', NEW_CARTS_PER_DAY: '100000' };
  let relay = await startRelay({ main: run.relayMain, dataDir, environment });
  const again = { ...environment, PORT: String(relay.port) };
  const crowd = await gather(run, relay);
  for (const awayMs of [0, 5000]) {
    const about = awayMs === 0 ? 'restarted at once' : `away for ${awayMs / 1000} s`;
    await relay.stop();
    await delay(awayMs);
    crowd.returns.length = 0;
    crowd.tries = 0;
    relay = await startRelay({ main: run.relayMain, dataDir, environment: again });
    const started = performance.now();
    const pair = await startHonestPair(run, relay);
    await allBack(crowd);
    await delay(Math.max(0, started + 2000 - performance.now())); // so that the pair has times
    const honest = await pair.take();
    const lag = await eventLoopLag(relay);
    await pair.stop();
    report(run, crowd, about, started, lag);
    run.note(`${about}, an honest pair beside it: ${besideControl(honest)}`);
    const p99 = percentile(honest.relay, 0.99);
    run.timely(
      `${about}: who is in is served within ${honestLimitMs} ms (p99)`,
      p99 < honestLimitMs,
      `${p99.toFixed(1)} ms`,
    );
  }
  for (const client of crowd.clients) client.leave();
  await relay.stop();
}

async function gather(run: ProofRun, relay: RunningRelay): Promise<Crowd> {
  const clients: ReturningClient[] = [];
  const crowd: Crowd = { clients, returns: [], tries: 0 };
  const random = () => run.random.below(2 ** 32) / 2 ** 32;
  const events = {
    tried: () => crowd.tries++,
    back: (begunAt: number) => crowd.returns.push({ begunAt, at: performance.now() }),
  };
  while (clients.length < run.count) {
    const cart = newCart(run.random.bytes(16));
    const author = await follow({ url: relay.url, cartId: cart.cartId, key: cart.editKey });
    const replica = run.random.replica();
    author.write(replica as ReplicaId, ...Array.from({ length: entriesPerCart }, () => run.random.bytes(60)));
    await author.until(() => author.durable.get(replica as ReplicaId) === entriesPerCart, 'the cart to be durable');
    author.leave();
    for (let n = 0; n < clientsPerCart && clients.length < run.count; n++) {
      const from = `127.0.0.${2 + (clients.length % 200)}`;
      clients.push(
        returningClient({ url: relay.url, cart, from, isVisible: clients.length % 2 === 0, random, events }),
      );
    }
    if (clients.length % 100 === 0) await allBack(crowd);
  }
  await allBack(crowd);
  return crowd;
}

async function allBack({ clients }: Crowd): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!clients.every((client) => client.isBack())) {
    if (performance.now() > deadline) {
      throw new Error(
        `${clients.filter((client) => !client.isBack()).length} clients are not back after ${patienceMs} ms`,
      );
    }
    await delay(20);
  }
}

function report(run: ProofRun, { clients, returns, tries }: Crowd, about: string, started: number, lag: string): void {
  const inOrder = (times: number[]) => times.map((at) => at - started).sort((a, b) => a - b);
  const came = inOrder(returns.map(({ at }) => at));
  const peak = mostWithin(inOrder(returns.map(({ begunAt }) => begunAt)), windowMs);
  const after = (share: number) => `${(percentile(came, share) / 1000).toFixed(1)} s`;
  run.note(
    `${about}: half were back after ${after(0.5)}, 90 % after ${after(0.9)}, all after ${after(1)}; ${tries} tries`,
  );
  run.note(`${about}: the relay's event loop ${lag}`);
  run.check(`${about}: all came back, each once`, returns.length === clients.length, `${returns.length} returns`);
  run.check(
    `${about}: no wave: at most ${maxShare * 100} % of the clients knock in any ${windowMs} ms`,
    peak <= Math.max(clients.length * maxShare, 20),
    `at most ${peak} of ${clients.length}; ${mostWithin(came, windowMs)} were answered in ${windowMs} ms`,
  );
}

/** The most of these times, in order, that lie within a span. */
function mostWithin(times: readonly number[], span: number): number {
  let first = 0;
  return times.reduce((most, time, last) => {
    while ((times[first] ?? time) < time - span) first++;
    return Math.max(most, last - first + 1);
  }, 0);
}

/** As its own metrics say, since it started. */
async function eventLoopLag({ port }: RunningRelay): Promise<string> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const inMs = (name: string) => {
    const seconds = new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(metrics)?.[1];
    return `${(Number(seconds) * 1000).toFixed(1)} ms`;
  };
  return `lagged by ${inMs('p50')} (p50), ${inMs('p99')} (p99), at most ${inMs('max')}`;
}
