// Mutated and generated frames against a live relay: it must neither crash, hang, stall, grow, nor let anything in of
// which real Yjs would not make the same.

import { besideControl, startHonestPair } from '../honest/honestTimes.ts';
import { worst } from '../latencies.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { startRelay } from '../relay/relayProcess.ts';
import { inMegabytes } from '../relay/residentBytes.ts';
import { seededRandom } from '../seededRandom.ts';
import { fight, newTally } from './arena.ts';

const framesPerArena = 4000;
const arenasAtOnce = 4;
const growthLimit = 64 * 2 ** 20;
const stallLimitMs = 50;

export const framesProof: Proof = {
  about: 'mutated and generated frames: no crash, no hang, no unsound admission',
  unit: 'frames',
  quick: 20_000,
  full: 1_000_000,
  prove,
};

async function prove(run: ProofRun): Promise<void> {
  // Whoever sends so much would be read slowly: that is another proof's business.
  const environment = {
    FRAMES_PER_SECOND: '1000000',
    BYTES_PER_SECOND: String(2 ** 30),
    ROOM_FRAMES_PER_SECOND: '1000000',
    NEW_CARTS_PER_DAY: '1000000',
  };
  const relay = await startRelay({ main: run.relayMain, dataDir: run.scratch(), environment });
  const tally = newTally();
  let arenas = 0;
  const warmUp = Math.max(framesPerArena * arenasAtOnce, run.count / 20);
  const attack = (upTo: number) =>
    Promise.all(
      Array.from({ length: arenasAtOnce }, async () => {
        while (tally.frames < upTo && tally.unsound.length === 0) {
          await fight(relay.url, Math.min(framesPerArena, run.count), seededRandom(run.seed + arenas++), tally);
        }
      }),
    );

  await attack(Math.min(warmUp, run.count / 2));
  const before = relay.memory();
  const honest = await startHonestPair(run, relay);
  const started = performance.now();
  const sentBefore = tally.frames;
  await attack(run.count);
  const perSecond = (1000 * (tally.frames - sentBefore)) / (performance.now() - started);
  const times = await honest.take();
  const growth = relay.memory() - before;
  const stillRuns = relay.isRunning();
  await honest.stop();
  await relay.stop();

  run.note(`${tally.frames} frames, ${perSecond.toFixed(0)} a second; ${tally.admitted} entries were admitted`);
  run.note(`refused: ${listed(tally.refused)}`);
  run.note(`closed: ${listed(tally.closed)}`);
  run.note(`honest pair: ${besideControl(times)}`);
  run.check(
    'the relay has not crashed',
    stillRuns,
    relay.output().split('\n').slice(1, 4).join(' ').trim() || 'it runs',
  );
  run.check('it has answered to the end', tally.frames >= run.count, `${tally.frames} frames`);
  run.check('some were admitted, so that there was something to judge', tally.admitted > run.count / 500);
  run.check('none was unsound', tally.unsound.length === 0, tally.unsound.slice(0, 3).join('; ') || '0');
  run.check('memory grew by < 64 MB', growth < growthLimit, inMegabytes(growth));
  const stall = worst(times.relay) - worst(times.control);
  run.timely(
    `honest work waited < ${stallLimitMs} ms longer than in a relay left alone`,
    stall < stallLimitMs,
    `${stall.toFixed(1)} ms`,
  );
}

function listed(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([what, times]) => `${what} ${times}`).join(', ') || 'none';
}
