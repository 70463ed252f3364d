// Two numbers that people feel: how long a tap takes to show, and how long until somebody else sees it. Prints medians of
// several runs. The targets are those of the design.

import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startRelay } from '../e2e/relayProcess.ts';
import { openPage, type Tap } from './benchPage.ts';
import { type Cart, fillLargeCart, line } from './largeCart.ts';
import { median, percentile } from './statistics.ts';

const runs = 5;
const tapsPerRun = 60;
const eventsInCart = 1000;

const relay = await startRelay({ main: path.resolve('dist/server/main.js') });
try {
  const cart = await fillLargeCart(`http://127.0.0.1:${relay.port}`, eventsInCart, 40);
  await measure(cart);
} finally {
  await relay.stop();
  await relay.dispose();
}

async function measure(cart: Cart): Promise<void> {
  const alice = await openPage(cart.url, { isSlow: false });
  const [cpu] = cpus();
  console.log(
    `\n${cpu?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, Chromium ${alice.version}`,
  );
  console.log(
    `A cart of ${cart.events} events and ${cart.lines} lines; medians of ${runs} runs of ${tapsPerRun} taps; ms`,
  );
  warnWhenBusy();
  console.log('\n                                                        p50     p95   target');

  const own = await samples(() => alice.tap(line));
  const each = (of: (tap: Tap) => number) => own.map((run) => run.map(of));
  print(
    'tap → durable → in the page',
    each((tap) => tap.shown - tap.start),
    null,
  );
  // The screen takes a frame every 16.7 ms, and waiting for it is nobody's work.
  print(
    'tap → durable → painted, less the wait for a frame',
    each((tap) => tap.shown - tap.start + tap.painted - tap.frame),
    'p95 ≤ 16',
  );
  print(
    'tap → durable → painted',
    each((tap) => tap.painted - tap.start),
    null,
  );

  const bob = await openPage(cart.url, { isSlow: false });
  const remote = await samples(async () => {
    await bob.watch();
    const tap = await alice.tap(line);
    return (await bob.seen()) - tap.start;
  });
  print("alice's tap → bob's paint", remote, 'p50 ≤ 30');
  await alice.close();
  await bob.close();
  warnWhenBusy();
}

function warnWhenBusy(): void {
  const [load = 0] = loadavg();
  if (load > cpus().length)
    console.log(`The machine is busy with other things (load ${load.toFixed(1)}): these numbers are too high.`);
}

/** The first run warms up and does not count. */
async function samples<Sample>(take: () => Promise<Sample>): Promise<readonly (readonly Sample[])[]> {
  const all: Sample[][] = [];
  for (let run = 0; run <= runs; run++) {
    const taken: Sample[] = [];
    for (let tap = 0; tap < tapsPerRun; tap++) taken.push(await take());
    if (run > 0) all.push(taken);
  }
  return all;
}

function print(what: string, measured: readonly (readonly number[])[], target: string | null): void {
  const at = (share: number) =>
    median(measured.map((run) => percentile(run, share)))
      .toFixed(1)
      .padStart(8);
  console.log(`${what.padEnd(52)}${at(0.5)}${at(0.95)}   ${target ?? ''}`);
}
