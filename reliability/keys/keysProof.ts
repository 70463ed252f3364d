// Joins with wrong, truncated and other carts' keys, and writing with a key that only views: nobody gets in, nobody learns,
// not even from the time it takes, whether the cart exists, and nothing is kept of the try.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { heldLogs } from '../client/heldLogs.ts';
import { rawUpgrade } from '../client/rawUpgrade.ts';
import { follow } from '../client/relayClient.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { inMegabytes } from '../relay/residentBytes.ts';
import { type AnswerTimes, answerTimes } from './answerTimes.ts';
import { wrongTry } from './wrongKeys.ts';

const atOnce = 16;
const entriesInCart = 20;
/** One in so many tries is that of a viewer who writes. */
const viewerEvery = 100;
/** Of each kind, one refusal is timed for so many tries. */
const triesPerTiming = 20;
const maxRatio = 1.05;
const growthLimit = 16 * 2 ** 20;

export const keysProof: Proof = {
  about: 'joins with keys that do not fit: nobody gets in, nothing is kept',
  unit: 'tries',
  quick: 2000,
  full: 100_000,
  prove,
};

interface Tally {
  tries: number;
  letIn: string[];
  readonly answers: Map<string, number>;
  viewers: number;
  viewersRefused: number;
}

async function prove(run: ProofRun): Promise<void> {
  const dataDir = run.scratch();
  // One address of this machine stands for many.
  const environment = { MAX_CONNECTIONS_PER_ADDRESS: '100000' };
  const relay = await startRelay({ main: run.relayMain, dataDir, environment });
  const cart = newCart();
  const held = await fill(relay, cart, run);
  const tally: Tally = { tries: 0, letIn: [], answers: new Map(), viewers: 0, viewersRefused: 0 };

  // First until the heap is as large as this much garbage at once makes it: after that, only what is kept adds to it.
  await tryAll(run, relay, cart, 2 * run.count, { ...tally, letIn: [], answers: new Map() });
  const [memory, stored] = [relay.memory(), storedBytes(dataDir)];
  await tryAll(run, relay, cart, run.count, tally);
  const growth = relay.memory() - memory;
  const times = await timeRefusals(run, relay, cart);
  const [answer = 'none'] = tally.answers.keys();
  const reader = await follow({ url: relay.url, cartId: cart.cartId, key: cart.viewKey });
  const isSame = JSON.stringify(reader.logs.heads()) === JSON.stringify(held.heads());
  reader.leave();
  const output = relay.output();
  await relay.stop();

  run.note(`${tally.tries} tries, ${tally.viewers} of them writing with the key to view`);
  run.check('nobody was let in', tally.letIn.length === 0, tally.letIn.slice(0, 3).join('; ') || `0 of ${tally.tries}`);
  run.check(
    'all were told the same, whatever they came with and whether the cart exists',
    tally.answers.size === 1,
    tally.answers.size === 1 ? (answer.split('\r\n')[0] ?? '') : JSON.stringify([...tally.answers]),
  );
  run.check('who may only view is refused what it writes', tally.viewersRefused === tally.viewers && tally.viewers > 0);
  run.check('the cart is as it was', isSame);
  const kept = storedBytes(dataDir) - stored;
  run.check('no byte was stored', kept <= 0, `${kept} bytes`);
  run.check('memory grew by < 16 MB', growth < growthLimit, inMegabytes(growth));
  for (const line of times.lines) run.note(line);
  run.timely(
    'the time to refuse says nothing: medians within 5 %',
    times.ratio <= maxRatio,
    `the slowest is ${((times.ratio - 1) * 100).toFixed(1)} % above the fastest`,
  );
  run.check('no key is in what the relay wrote', !output.includes(cart.editKey) && !output.includes(cart.viewKey));
}

async function timeRefusals(run: ProofRun, relay: RunningRelay, open: Cart): Promise<AnswerTimes> {
  const stored = newCart();
  await fill(relay, stored, run);
  const member = await follow({ url: relay.url, cartId: open.cartId, key: open.editKey });
  const times = await answerTimes(relay.port, { open, stored }, Math.ceil(run.count / triesPerTiming), run.random);
  member.leave();
  return times;
}

async function fill(relay: RunningRelay, { cartId, editKey }: Cart, run: ProofRun) {
  const logs = heldLogs();
  const replica = run.random.replica();
  const author = await follow({ url: relay.url, cartId, key: editKey, logs });
  author.write(replica as ReplicaId, ...Array.from({ length: entriesInCart }, () => run.random.bytes(50)));
  await author.until(() => author.durable.get(replica as ReplicaId) === entriesInCart, 'the entries to be durable');
  author.leave();
  return logs;
}

async function tryAll(run: ProofRun, relay: RunningRelay, cart: Cart, count: number, tally: Tally): Promise<void> {
  let left = count;
  const intruder = async () => {
    while (left-- > 0) {
      tally.tries++;
      if (tally.tries % viewerEvery === 0) await writeAsViewer(relay, cart, run, tally);
      else await tryToEnter(relay, run.random.chance(0.5) ? cart : newCart(), run, tally);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, intruder));
}

async function tryToEnter(relay: RunningRelay, cart: Cart, { random }: ProofRun, tally: Tally): Promise<void> {
  const { kind, ...request } = wrongTry(cart, random);
  // From many addresses, or the ports of one would run out.
  const from = `127.0.0.${random.between(2, 250)}`;
  const { socket, answer } = await rawUpgrade({ port: relay.port, ...request, from });
  socket.destroy();
  tally.answers.set(answer, (tally.answers.get(answer) ?? 0) + 1);
  if (!/^HTTP\/1\.1 4\d\d /.test(answer)) tally.letIn.push(`a key ${kind}: ${answer.split('\r\n')[0]}`);
}

async function writeAsViewer(relay: RunningRelay, cart: Cart, { random }: ProofRun, tally: Tally): Promise<void> {
  const viewer = await follow({ url: relay.url, cartId: cart.cartId, key: cart.viewKey });
  const replica = random.chance(0.5) ? random.replica() : ([...viewer.logs.lengths().keys()][0] ?? 0);
  viewer.write(replica as ReplicaId, random.bytes(20));
  await viewer.roundTrip();
  tally.viewers++;
  await viewer
    .until(() => viewer.refusals.has('view-only'), 'the refusal')
    .then(
      () => tally.viewersRefused++,
      () => {},
    );
  if (viewer.relay()?.role !== 'view' || viewer.timesAsked() > 0) tally.letIn.push('a viewer as an editor');
  viewer.leave();
}

function storedBytes(dataDir: string): number {
  return readdirSync(dataDir).reduce((sum, file) => sum + statSync(path.join(dataDir, file)).size, 0);
}
