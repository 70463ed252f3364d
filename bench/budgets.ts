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
const taps = 200;
const additions = 60;

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
  print(`a tap in a cart of ${usual.lines} lines → durable → painted`, await times(slow, taps, () => slow.tap(line)), {
    whole: 100,
  });
  await slow.close();

  console.log(`\nAll of the processor, load ${load()}; ms\n`);
  const whole = await openPage(long.url, { isSlow: false });
  const added = await times(whole, additions, (count) => whole.add(count > 0 ? `Thing A${count}` : `Thing B${-count}`));
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
  console.log(`${what}, ${visits} times`);
  console.log(`  largest contentful paint, median ${largest.toFixed(0).padStart(23)}   ≤ 2000`);
  console.log(`  layout shift, the worst ${shift.toFixed(4).padStart(32)}   ≤ 0.02`);
}

/** The first ones warm up and do not count. */
async function times(page: BenchPage, count: number, act: (count: number) => Promise<Tap>): Promise<readonly Tap[]> {
  for (let warm = 0; warm < 10; warm += 1) await act(-warm);
  const taken: Tap[] = [];
  for (let one = 1; one <= count; one += 1) taken.push(await act(one));
  await page.rest();
  return taken;
}

function print(
  what: string,
  measured: readonly Tap[],
  budgets: { readonly whole?: number; readonly own?: number },
): void {
  const rows = [
    ['as it is', measured.map((tap) => tap.painted - tap.start), budgets.whole],
    // The screen takes a frame every 16.7 ms, and waiting for it is nobody's work.
    ['less the wait for a frame', measured.map((tap) => tap.shown - tap.start + tap.painted - tap.frame), budgets.own],
  ] as const;
  console.log(`${what}, ${measured.length} times`);
  for (const [how, numbers, budget] of rows) {
    const [p50 = '', p98 = ''] = [0.5, 0.98].map((share) => percentile(numbers, share).toFixed(1).padStart(7));
    console.log(`  ${how.padEnd(30)} p50 ${p50}   p98 ${p98}${budget === undefined ? '' : `   ≤ ${budget}`}`);
  }
}
