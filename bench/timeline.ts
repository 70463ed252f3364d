// How long the time machine lets one wait, at 1,000, 10,000 and 100,000 events. Prints; the bounds stand beside.

import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startRelay } from '../e2e/relayProcess.ts';
import { longHistory } from './longHistory.ts';
import { pushHistory } from './pushHistory.ts';
import { median, percentile } from './statistics.ts';
import { openTimeline } from './timelinePage.ts';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const reopenings = 5;
/** Of a hundred the slowest one would be the 99th percentile. */
const seeks = 500;
/** Of so many events and more a cart has one: as src/main.tsx says. */
const keyframesFrom = 2_000;
const [cpu] = cpus();
console.log(`\n${cpu?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}; ms`);

const relay = await startRelay({
  main: path.resolve('dist/server/main.js'),
  settings: { BYTES_PER_SECOND: String(2 ** 28), FRAMES_PER_SECOND: '100000' },
});
try {
  for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) await measure(size);
} finally {
  await relay.stop();
  await relay.dispose();
}

async function measure(events: number): Promise<void> {
  const origin = `http://127.0.0.1:${relay.port}`;
  const history = await longHistory(events);
  await pushHistory(history, history.entries, origin);
  const logBytes = history.entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const address = `${origin}/#/cart/${history.streamId}?k=${history.key}`;
  const profile = await mkdtemp(path.join(tmpdir(), 'trolley-timeline-'));
  const open = () => openTimeline(address, profile, history.entries.length);
  const { length } = history.entries;
  console.log(`\n${length} events, ${logBytes} bytes of log; load ${load()}`);
  try {
    // Without a cart, so that the app itself is in the cache.
    const first = await openTimeline(origin, profile, 0);
    await first.page.getByRole('combobox', { name: 'Add an item' }).waitFor();
    await first.close();

    let shown = await open();
    const { painted, ready } = await shown.opening();
    print('first open from the relay: painted', painted, '≤ 1,500 at 100,000');
    print('first open from the relay: complete', ready, '≤ 5,000 at 100,000');
    await shown.page
      .getByRole('status', { name: 'Sync status' })
      .getByText('Saved for everyone')
      .waitFor({ timeout: 180_000 });
    if (length >= keyframesFrom) await shown.keyframeWritten();
    await shown.close();

    const empty = [];
    for (let count = 0; count < reopenings; count += 1) {
      const app = await openTimeline(`${origin}/#/new`, profile, 0);
      empty.push((await app.opening()).painted);
      await app.close();
    }
    print('the app with an empty cart: painted, median', median(empty), 'what no cart can be faster than');
    const openings = [];
    for (let count = 0; count < reopenings; count += 1) {
      shown = await open();
      openings.push(await shown.opening());
      await shown.page.waitForTimeout(1_500);
      if (count < reopenings - 1) await shown.close();
    }
    print(
      'reopening: painted, median',
      median(openings.map((each) => each.painted)),
      '≤ 150 at 10,000, 300 at 100,000',
    );
    print('reopening: painted, worst', Math.max(...openings.map((each) => each.painted)));
    print('heap when opened, at rest, MB', (await shown.heap()) / 2 ** 20, '≤ 80 at 100,000');
    const reloadings = [];
    for (let count = 0; count < reopenings; count += 1) {
      await shown.page.reload();
      reloadings.push((await shown.opening()).painted);
      await shown.page.waitForTimeout(1_500);
    }
    print('in a browser that runs: painted, median', median(reloadings));
    print('reopening: slider ready, median', median(openings.map((each) => each.ready)), '≤ 1,000 at 100,000');
    const taken = await shown.seeks(seeks);
    print('seek anywhere, painted: p50', percentile(taken, 0.5), '≤ 16.7');
    print('seek anywhere, painted: p99', percentile(taken, 0.99), '≤ 33.3');
    const frames = await shown.play(5_000);
    print('play at 5×: frames over 20 ms, of all', frames.filter((ms) => ms > 20).length, `of ${frames.length}: 0`);
    await shown.page.waitForTimeout(3_000);
    print('heap after all this, at rest, MB', (await shown.heap()) / 2 ** 20, '≤ 80 at 100,000');
    const late = await shown.watch(length + history.late.length);
    await pushHistory(history, [...history.entries, ...history.late], origin);
    print('late into the middle: longest task', Math.max(0, ...(await late())), '≤ 50');
    print('bytes stored, of the log’s', (await shown.stored()) / logBytes);
    await shown.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
  console.log(`load ${load()}`);
}

function load(): string {
  return loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
}

function print(what: string, value: number, bound = ''): void {
  console.log(`  ${what.padEnd(44)}${value.toFixed(1).padStart(10)}   ${bound}`);
}
