// What somebody with a slow phone on a slow line waits for: the first picture, what jumps about, a tap; and adding to a long
// cart. Prints figures beside their budgets; nothing fails, since machines differ.

import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startRelay } from '../e2e/relayProcess.ts';
import { type BenchPage, openPage, type Tap } from './benchPage.ts';
import { firstPicture, type Picture } from './firstPicture.ts';
import { fillLargeCart, line } from './largeCart.ts';
import { median, percentile } from './statistics.ts';

const visits = 5;
/** Of each as many taps and additions: a machine that does something else for a second spoils one. */
const rounds = 5;
const taps = 60;
const additions = 30;

const relay = await startRelay({ main: path.resolve('dist/server/main.js') });
const url = `http://localhost:${relay.port}`;
try {
  const usual = await fillLargeCart(url, 1000, 40);
  const long = await fillLargeCart(url, 500, 500);
  const [cpu] = cpus();
  const load = () => (loadavg()[0] ?? 0).toFixed(1);
  console.log(`\n${cpu?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, load ${load()}`);
  console.log('A quarter of the processor, 1.6 Mbit/s with 150 ms; ms\n');
  await visit('a first visit', `${url}/`);
  await visit(`a first visit by the link of a cart of ${usual.lines} lines`, usual.url);

  const slow = await openPage(usual.url, { isSlow: true });
  const tapped = await inRounds(slow, taps, () => slow.tap(line));
  print(`a tap in a cart of ${usual.lines} lines → durable → painted`, tapped, { whole: 100 });
  await slow.close();

  console.log(`\nAll of the processor, load ${load()}; ms\n`);
  const whole = await openPage(long.url, { isSlow: false });
  const added = await inRounds(whole, additions, (count) => whole.add(`Thing A${count}`));
  print(`adding to a cart of ${long.lines} lines → durable → painted`, added, { own: 16.7 });
  await whole.close();
  console.log(`\nload ${load()}`);
} finally {
  await relay.stop();
  await relay.dispose();
}

async function visit(what: string, address: string): Promise<void> {
  const pictures: Picture[] = [];
  for (let count = 0; count < visits; count += 1) pictures.push(await firstPicture(address));
  const largest = median(pictures.map((picture) => picture.largest));
  const shift = Math.max(...pictures.map((picture) => picture.shift));
  const lines = pictures.flatMap(({ line }) => line ?? []);
  console.log(`${what}, ${visits} times`);
  console.log(`  largest contentful paint, median ${largest.toFixed(0).padStart(23)}   ≤ 2000`);
  if (lines.length > 0) console.log(`  the first line painted, median ${median(lines).toFixed(0).padStart(26)}`);
  console.log(`  layout shift, the worst ${shift.toFixed(4).padStart(32)}   ≤ 0.02`);
}

/** The first ones warm up and do not count. */
async function inRounds(
  page: BenchPage,
  each: number,
  act: (count: number) => Promise<Tap>,
): Promise<readonly Tap[][]> {
  let count = 0;
  const once = () => act(++count);
  for (let warm = 0; warm < 10; warm += 1) await once();
  const taken: Tap[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const inThis: Tap[] = [];
    for (let one = 0; one < each; one += 1) inThis.push(await once());
    await page.rest();
    taken.push(inThis);
  }
  return taken;
}

function print(
  what: string,
  measured: readonly (readonly Tap[])[],
  budgets: { readonly whole?: number; readonly own?: number },
): void {
  // The screen takes a frame every 16.7 ms, and waiting for it, or for the disk, is nobody's work.
  const rows = [
    ['as it is', (tap: Tap) => tap.painted - tap.start, budgets.whole],
    ['less the wait for a frame', (tap: Tap) => tap.shown - tap.start + tap.painted - tap.frame, undefined],
    ['and less that for the disk', (tap: Tap) => tap.shown - tap.stored + tap.painted - tap.frame, budgets.own],
  ] as const;
  console.log(`${what}, medians of ${rounds} rounds of ${measured[0]?.length}`);
  for (const [how, lasted, budget] of rows) {
    const [p50 = '', p98 = ''] = [0.5, 0.98].map((share) =>
      median(measured.map((round) => percentile(round.map(lasted), share)))
        .toFixed(1)
        .padStart(7),
    );
    console.log(`  ${how.padEnd(30)} p50 ${p50}   p98 ${p98}${budget === undefined ? '' : `   ≤ ${budget}`}`);
  }
}
