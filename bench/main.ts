// Two numbers that people feel: how long a tap takes to show, and how long until somebody else sees it. Prints medians of
// several runs. The targets are those of the design.

import { cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startRelay } from '../e2e/relayProcess.ts';
import { openPage } from './benchPage.ts';
import { type Cart, fillLargeCart, line } from './largeCart.ts';
import { median, percentile } from './statistics.ts';

const runs = 5;
const tapsPerRun = 60;
const eventsInCart = 1000;

const relay = await startRelay({ main: path.resolve('dist/server/main.js') });
try {
  const cart = await fillLargeCart(`http://127.0.0.1:${relay.port}`, eventsInCart);
  await measure(cart);
} finally {
  await relay.stop();
  await relay.dispose();
}

async function measure(cart: Cart): Promise<void> {
  const alice = await openPage(cart.url, { vsync: false });
  const [cpu] = cpus();
  console.log(
    `\n${cpu?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, Chromium ${alice.version}`,
  );
  console.log(
    `A cart of ${cart.events} events and ${cart.lines} lines; medians of ${runs} runs of ${tapsPerRun} taps; ms\n`,
  );
  console.log('                                                    p50     p95   target');

  const own = await samples(async () => {
    const tap = await alice.tap(line);
    return { shown: tap.shown - tap.start, painted: tap.painted - tap.start };
  });
  print(
    'tap → durable → in the page',
    own.map((run) => run.map((tap) => tap.shown)),
    null,
  );
  print(
    'tap → durable → painted',
    own.map((run) => run.map((tap) => tap.painted)),
    'p95 ≤ 16',
  );

  const bob = await openPage(cart.url, { vsync: false });
  const remote = await samples(async () => {
    await bob.watch();
    const tap = await alice.tap(line);
    return (await bob.seen()) - tap.start;
  });
  print("alice's tap → bob's paint", remote, 'p50 ≤ 30');
  await alice.close();
  await bob.close();

  // The same with the screen's own rhythm, where a paint waits for the next of 60 frames a second.
  const withVsync = await openPage(cart.url, { vsync: true });
  const frames = await samples(async () => {
    const tap = await withVsync.tap(line);
    return tap.painted - tap.start;
  });
  print('tap → durable → painted, at 60 frames/s', frames, null);
  await withVsync.close();
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
  console.log(`${what.padEnd(48)}${at(0.5)}${at(0.95)}   ${target ?? ''}`);
}
