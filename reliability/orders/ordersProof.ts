// Two phones order the same round offline, and the relay is killed between a claim and its answer: in the end there is one
// order, the same for both, and it is the one that the relay had granted, if it had. In turns: the phone that was not answered
// comes back first, the other one does, or both come back at once and neither had been answered.

import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../scripts/demo/until.ts';
import { followAsClaimant } from '../client/claims.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { type Phone, type SharedCart, twoPhones } from './phones.ts';

const interleavings = ['the same phone first', 'the other phone first', 'both at once'] as const;

export const ordersProof: Proof = {
  about: 'two phones order one round, the relay is killed between claim and answer: one order',
  unit: 'kills',
  quick: 6,
  full: 100,
  prove,
};

interface Outcome {
  /** Whether what the relay had granted, and nobody heard, is the order; null where it died with the claim on its way. */
  readonly stands: boolean | null;
  /** The order of the phone that asked first is the one. */
  readonly firstWon: boolean;
  readonly faults: readonly string[];
}

async function prove(run: ProofRun): Promise<void> {
  const dataDir = run.scratch();
  let relay = await startRelay({ main: run.relayMain, dataDir });
  const { port } = relay;
  const restarted = async () => {
    relay = await startRelay({ main: run.relayMain, dataDir, environment: { PORT: String(port) } });
    return relay;
  };
  const outcomes: Outcome[] = [];
  for (let round = 0; round < run.count; round++) {
    const interleaving = interleavings[round % interleavings.length] ?? interleavings[0];
    const shared = await twoPhones(relay.url, run.seed * 1_000 + round);
    const outcome = await orderTwice(shared, interleaving, round % 2 === 0, run, {
      killed: () => relay.kill(),
      restarted,
    });
    await shared.close();
    for (const fault of outcome.faults) run.note(`kill ${round}, ${interleaving}: ${fault}`);
    outcomes.push(outcome);
    if ((round + 1) % 25 === 0) run.note(`${round + 1} kills`);
  }
  await relay.stop();
  const granted = outcomes.filter(({ stands }) => stands !== null);
  const unheard = outcomes.filter(({ stands }) => stands === null);
  run.note(`${granted.length} killed when the claim was granted and its answer not heard`);
  run.note(
    `${unheard.length} killed when the claim was on its way; ${firstOf(unheard)} of those rounds are the first phone’s all the same`,
  );
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  run.check(
    `one order, the same on both phones and on the relay, ${run.count} times`,
    faults.length === 0,
    `${faults.length} faults`,
  );
  const standing = granted.filter(({ stands }) => stands).length;
  run.check('what had been granted is the order, each time', standing === granted.length, `${standing} times`);
  const isMixed = granted.length > 0 && unheard.length > 0;
  if (run.count >= 20) run.check('both kinds of moments were met', isMixed);
}

const firstOf = (outcomes: readonly Outcome[]) => outcomes.filter(({ firstWon }) => firstWon).length;

async function orderTwice(
  { cartId, key, phones }: SharedCart,
  interleaving: (typeof interleavings)[number],
  isAnswered: boolean,
  run: ProofRun,
  relay: { killed(): Promise<void>; restarted(): Promise<RunningRelay> },
): Promise<Outcome> {
  const [first, second] = run.random.chance(0.5) ? phones : ([phones[1], phones[0]] as const);
  const bothCome = interleaving === 'both at once';
  for (const { watch } of phones) watch.network.switchOff();
  await first.does({ type: 'CheckOut', data: { kind: 'order' } });
  await second.does({ type: 'AddItem', data: { name: 'Bread', quantity: 1, price: 299 } });
  await second.does({ type: 'CheckOut', data: { kind: 'order' } });

  const granted = killedAt(bothCome ? phones : [first], isAnswered, run.random.below(4), relay.killed);
  for (const phone of bothCome ? phones : [first]) phone.watch.network.switchOn();
  const value = await granted;
  for (const { watch } of phones) watch.network.switchOff();
  const again = await relay.restarted();
  const order = interleaving === 'the other phone first' ? [second, first] : [first, second];
  for (const phone of order) {
    phone.watch.network.switchOn();
    if (bothCome) continue;
    await until(
      () => !phone.told().statuses.includes('pending'),
      () => `${phone.name}’s order is never decided`,
    );
  }
  const isDecided = ({ told }: Phone) => told().statuses.join() === 'granted,superseded';
  await until(
    () => phones.every(isDecided),
    () => 'both orders are never decided on both phones',
  );
  return judged(await standing(again, cartId, key, run), value, first, second);
}

/** Resolves when the relay is dead: with what it had granted, as far as that got to a phone. No app hears of it. */
async function killedAt(
  asking: readonly Phone[],
  isAnswered: boolean,
  waitMs: number,
  kill: () => Promise<void>,
): Promise<Uint8Array | null> {
  let granted: Uint8Array | null = null;
  await new Promise<void>((resolve) => {
    for (const { watch } of asking) {
      watch.onAnswered = (value) => {
        granted ??= value;
        resolve();
      };
      watch.onAsked = () => {
        if (!isAnswered) void delay(waitMs).then(resolve);
      };
    }
  });
  await kill();
  for (const { watch } of asking) {
    watch.onAsked = null;
    watch.onAnswered = null;
  }
  return granted;
}

/** What the relay says that the round stands for, to somebody who wants it too. */
async function standing(relay: RunningRelay, cartId: string, key: string, run: ProofRun): Promise<string> {
  const claimant = await followAsClaimant({ url: relay.url, cartId, key });
  const value = await claimant.claim('order ', run.random.bytes(16));
  claimant.client.leave();
  return Buffer.from(value, 'hex').toString();
}

function judged(standing: string, granted: Uint8Array | null, first: Phone, second: Phone): Outcome {
  const faults: string[] = [];
  const [one, other] = [first.told(), second.told()];
  if (one.granted.length !== 1) faults.push(`${one.granted.length} orders are granted`);
  if (JSON.stringify(one) !== JSON.stringify(other)) faults.push(`${JSON.stringify(one)} and ${JSON.stringify(other)}`);
  if (one.granted[0] !== standing) faults.push(`the relay says ${standing}, the cart ${one.granted[0]}`);
  const placed = first.session.store.getState().history.entries;
  const mine = placed.find(({ commandId, type }) => commandId === standing && type === 'CheckedOut');
  const firstWon = mine?.actorId === first.session.store.getState().me;
  // Bread is of the second one's order alone.
  const left = firstWon ? '{"Bread":1}' : '{}';
  if (JSON.stringify(one.left) !== left) faults.push(`left in the cart: ${JSON.stringify(one.left)}, not ${left}`);
  const stands = granted && Buffer.from(granted).toString() === standing;
  return { stands, firstWon, faults };
}
