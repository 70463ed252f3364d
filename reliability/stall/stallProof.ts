// One reader that stops reading while much is passed on: the relay lets it go instead of keeping what it does not read,
// and the others hardly notice. Compared with as much passed on without it, in turns.

import { setTimeout as delay } from 'node:timers/promises';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { heldLogs } from '../client/heldLogs.ts';
import { connect, follow, type RelayClient } from '../client/relayClient.ts';
import { described, percentile } from '../latencies.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { inMegabytes } from '../relay/residentBytes.ts';

const phaseMegabytes = 20;
const entryBytes = 12 * 1024;
const entriesPerSecond = 250;
const readers = 4;
const growthLimit = 16 * 2 ** 20;
/** After which a reader that was not let go has read everything. */
const wakeMs = 3000;
const slowdownLimit = 1.1;

export const stallProof: Proof = {
  about: 'a reader that stops reading costs neither memory nor the others their time',
  unit: 'MB passed on to it',
  quick: 10,
  full: 100,
  prove,
};

interface Phase {
  readonly times: number[];
  /** The most that the relay had resident. */
  peak: number;
}

async function prove(run: ProofRun): Promise<void> {
  const environment = { BYTES_PER_SECOND: String(2 ** 30), FRAMES_PER_SECOND: '100000' };
  const relay = await startRelay({ main: run.relayMain, dataDir: run.scratch(), environment });
  const quiet: Phase = { times: [], peak: 0 };
  const stalled: Phase = { times: [], peak: 0 };
  let letGo = 0;
  let caughtUp = 0;
  let phases = 0;

  const megabytes = Math.min(phaseMegabytes, run.count);
  await phase(relay, newCart(), megabytes, { times: [], peak: 0 }, null); // warms up
  for (let left = run.count; left > 0; left -= megabytes) {
    phases++;
    await phase(relay, newCart(), megabytes, quiet, null);
    const cart = newCart();
    const sleeper = await follow({ url: relay.url, cartId: cart.cartId, key: cart.viewKey });
    sleeper.socket.pause();
    const written = await phase(relay, cart, megabytes, stalled, sleeper);
    sleeper.socket.resume();
    if ((await Promise.race([sleeper.closed, delay(wakeMs)])) === 1006) letGo++;
    sleeper.leave();
    const back = await follow({ url: relay.url, cartId: cart.cartId, key: cart.viewKey, logs: sleeper.logs });
    if (JSON.stringify(back.logs.heads()) === written) caughtUp++;
    back.leave();
  }
  await relay.stop();

  run.note(`without it: ${described(quiet.times)}; at most ${inMegabytes(quiet.peak)} resident`);
  run.note(`beside it: ${described(stalled.times)}; at most ${inMegabytes(stalled.peak)} resident`);
  if (megabytes >= phaseMegabytes) run.check('it was let go', letGo === phases, `${letGo} of ${phases} times`);
  run.check('it caught up when it was back', caughtUp === phases, `${caughtUp} of ${phases} times`);
  const growth = stalled.peak - quiet.peak;
  run.check('memory grew by < 16 MB for it', growth < growthLimit, inMegabytes(growth));
  const slowdown = percentile(stalled.times, 0.99) / percentile(quiet.times, 0.99);
  run.timely("the others' p99 is within 10 %", slowdown <= slowdownLimit, `${((slowdown - 1) * 100).toFixed(0)} %`);
}

/** Passes so much on to readers that read. Returns the heads that were written, as text. */
async function phase(
  relay: RunningRelay,
  { cartId, editKey }: Cart,
  megabytes: number,
  noted: Phase,
  sleeper: RelayClient | null,
): Promise<string> {
  const replica = 7;
  const entries = Math.ceil((megabytes * 2 ** 20) / entryBytes);
  const sentAt: number[] = [];
  const company = await Promise.all(
    Array.from({ length: readers }, () => {
      const logs = heldLogs();
      let arrived = 0;
      const heard = () => {
        for (const held = logs.entries(replica as ReplicaId).length; arrived < held; arrived++) {
          noted.times.push(performance.now() - (sentAt[arrived] ?? 0));
        }
      };
      return follow({ url: relay.url, cartId, key: editKey, logs, answers: false, heard });
    }),
  );
  const author = await connect({ url: relay.url, cartId, key: editKey });
  const body = new Uint8Array(entryBytes);
  const started = performance.now();
  for (let n = 0; n < entries; n++) {
    const early = started + (n * 1000) / entriesPerSecond - performance.now();
    if (early > 0) await delay(early);
    sentAt.push(performance.now());
    author.write(replica as ReplicaId, body);
    if (n % 50 === 0) noted.peak = Math.max(noted.peak, relay.memory());
  }
  for (const reader of company)
    await reader.until(() => reader.logs.entries(replica as ReplicaId).length === entries, 'everything');
  await author.until(() => author.durable.get(replica as ReplicaId) === entries, 'everything to be durable');
  noted.peak = Math.max(noted.peak, relay.memory());
  if (sleeper !== null && sleeper.logs.entries(replica as ReplicaId).length === entries)
    throw new Error('the sleeper has read on');
  for (const client of [author, ...company]) client.leave();
  return JSON.stringify(author.logs.heads());
}
