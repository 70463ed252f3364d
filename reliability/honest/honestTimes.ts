// Starts the honest pair (honestPair.ts) beside a proof, and collects its times.

import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { percentile, worst } from '../latencies.ts';
import type { ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';

/** Propagation times in ms: in the relay that is tried, and in one that is left alone. */
export interface HonestTimes {
  readonly relay: readonly number[];
  readonly control: readonly number[];
}

export interface HonestPair {
  /** The times since the last call. */
  readonly take: () => Promise<HonestTimes>;
  readonly stop: () => Promise<void>;
}

export async function startHonestPair(run: ProofRun, relay: RunningRelay, perSecond = 20): Promise<HonestPair> {
  const control = await startRelay({ main: run.relayMain, dataDir: run.scratch() });
  const script = fileURLToPath(new URL('./honestPair.js', import.meta.url)); // built beside this
  const child = fork(script, [relay.url, control.url, String(perSecond)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const kill = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`the honest pair ended with ${code}`)));
  });
  ended.catch(() => process.off('exit', kill));
  const said = () => Promise.race([new Promise((resolve) => child.once('message', resolve)), ended]);
  await said(); // ready
  return {
    async take() {
      const answer = said();
      child.send('times');
      return (await answer) as HonestTimes;
    },
    async stop() {
      child.disconnect();
      await ended.catch(() => {});
      await control.stop();
    },
  };
}

/** As a line for people: the times beside those of the relay that was left alone. */
export function besideControl({ relay, control }: HonestTimes): string {
  const shown = (times: readonly number[]) =>
    `p50 ${percentile(times, 0.5).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)}, worst ${worst(times).toFixed(1)} ms`;
  return `${shown(relay)} of ${relay.length}; beside it, in a relay left alone: ${shown(control)}`;
}
