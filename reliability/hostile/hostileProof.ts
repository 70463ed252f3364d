// The hostile corpus: named attacks, each answered with its reason and leaving nothing behind, while honest members of
// other carts notice nothing.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import { newCart } from '../client/cart.ts';
import { follow } from '../client/relayClient.ts';
import { besideControl, startHonestPair } from '../honest/honestTimes.ts';
import { percentile } from '../latencies.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { claimCases, claimSettings } from './claimCases.ts';
import { connectionCases, hostileSettings } from './connectionCases.ts';
import { heldCases, heldSettings } from './heldCases.ts';
import type { HostileCase, Target } from './hostileCase.ts';
import { messageCases } from './messageCases.ts';
import { updateCases } from './updateCases.ts';

const cases = [...updateCases, ...messageCases, ...heldCases, ...claimCases, ...connectionCases];
const entriesInCart = 6;
const honestLimitMs = 50;

export const hostileProof: Proof = {
  about: `${cases.length} named attacks: each is refused with its reason, and nobody else notices`,
  unit: 'rounds of all',
  quick: 1,
  full: 10,
  prove,
};

async function prove(run: ProofRun): Promise<void> {
  const environment = { ...hostileSettings, ...heldSettings, ...claimSettings };
  const relay = await startRelay({ main: run.relayMain, dataDir: run.scratch(), environment });
  const honest = await startHonestPair(run, relay, 50);
  const failures = new Map<string, string>();
  for (let round = 0; round < run.count; round++) {
    const notice = async (one: HostileCase) => {
      const trouble = await tried(one, relay, run);
      if (trouble !== null) failures.set(one.name, trouble);
    };
    // The slow ones all at once, the rest one after another.
    await Promise.all(cases.filter(isSlow).map(notice));
    for (const one of cases.filter((one) => !isSlow(one))) await notice(one);
  }
  const times = await honest.take();
  const stillRuns = relay.isRunning();
  await honest.stop();
  await relay.stop();

  for (const { name, expected } of cases) run.check(name, !failures.has(name), failures.get(name) ?? expected);
  run.check('the relay still runs', stillRuns);
  run.note(`honest pair: ${besideControl(times)}`);
  const p99 = percentile(times.relay, 0.99);
  run.timely(`the honest pair's p99 is < ${honestLimitMs} ms`, p99 < honestLimitMs, `${p99.toFixed(1)} ms`);
}

function isSlow({ name }: HostileCase): boolean {
  return name.startsWith('a slow') || name.startsWith('a connection that') || name.startsWith('a flood of');
}

/** Null when it was answered as expected, and the cart is as it was. */
async function tried(
  { attack, expected, adds = 0 }: HostileCase,
  relay: RunningRelay,
  run: ProofRun,
): Promise<string | null> {
  try {
    const target = await newTarget(relay, run);
    const answer = await attack(target);
    if (answer !== expected) return `${answer}; expected ${expected}`;
    const { cartId, viewKey } = target.cart;
    const reader = await follow({ url: relay.url, cartId, key: viewKey });
    const held = [...reader.logs.lengths().values()].reduce((sum, length) => sum + length, 0);
    const isUntouched = reader.logs.entries(target.log.replica).length === entriesInCart;
    reader.leave();
    return isUntouched && held <= entriesInCart + adds ? null : `the cart has ${held} entries`;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

async function newTarget(relay: RunningRelay, { random }: ProofRun): Promise<Target> {
  const cart = newCart();
  const author = await follow({ url: relay.url, cartId: cart.cartId, key: cart.editKey });
  const replica = random.replica();
  const log = author.logs.append(
    replica as ReplicaId,
    Array.from({ length: entriesInCart }, () => random.bytes(30)),
  );
  author.send(log);
  await author.until(() => author.durable.get(replica as ReplicaId) === entriesInCart, 'the entries to be durable');
  author.leave();
  return { relay, cart, log, random };
}
