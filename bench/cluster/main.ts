// `npm run bench:cluster [-- --quick] [--rounds <n>]`: two relays that share a log in three NATS servers, beside one on SQLite, in
// turns on this machine. All of it, and the load, shares its processors: on machines of their own each has more.

import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { median } from '../statistics.ts';
import { coldJoin } from './coldJoin.ts';
import { type Nodes, natsServerVersion, type Setup, setups, startNodes } from './nodes.ts';
import { paced } from './paced.ts';
import { pipelined } from './pipelined.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
const seconds = values.quick ? 2 : 5;
const measurements: readonly ((nodes: Nodes) => Promise<Record<string, number>>)[] = [
  coldJoin,
  (nodes) => paced(nodes, seconds),
  (nodes) => pipelined(nodes, seconds),
];

const rows: readonly [figure: string, title: string, digits: number, target?: string][] = [
  ['durable p50', 'acknowledgement p50, ms', 1],
  ['durable p99', 'acknowledgement p99, ms', 1],
  ['near p50', 'propagation to a member at the same relay, p50, ms', 2, 'no slower'],
  ['near p99', 'the same, p99, ms', 1],
  ['far p50', 'propagation to a member at the other relay, p50, ms', 2, '≤ 10'],
  ['far p99', 'the same, p99, ms', 1],
  ['entries per second', 'entries per second, pipelined', 0, '≥ 10,000'],
  ['cold join', 'first join of 10,000 entries at a relay just started, ms', 0, '≤ 300'],
  ['join again', 'the next one, ms', 1],
  ['taken in per second', 'entries per second that a relay with an empty file takes in', 0],
  ['relay µs', 'CPU of each relay per entry, pipelined, µs', 1],
  ['NATS µs', 'CPU of each NATS server per entry, pipelined, µs', 1],
  ['relay µs, one by one', 'CPU of each relay per entry, one by one, µs', 0],
  ['NATS µs, one by one', 'CPU of each NATS server per entry, one by one, µs', 0],
  ['relay bytes', 'disk of a relay per entry of 107 bytes', 0],
  ['NATS bytes', 'disk of a NATS server per entry, pipelined', 0],
  ['NATS bytes, one by one', 'disk of a NATS server per entry, one by one', 0],
];

const measured: Record<Setup, Record<string, number>[]> = { alone: [], cluster: [] };
const loads = [load()];
let running: Nodes | null = null;
const giveUp = (code: number) => void (running?.stop() ?? Promise.resolve()).then(() => process.exit(code));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => giveUp(130));
process.on('uncaughtException', (cause) => {
  console.error(cause);
  giveUp(1);
});

const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
console.log(`\n${cpus()[0]?.model} × ${cpus().length}, ${memory}, Node ${process.version}, NATS ${natsServerVersion}`);
for (let round = 1; round <= rounds; round++) {
  for (const setup of setups) {
    running = await startNodes(setup);
    const began = performance.now();
    let figures: Record<string, number> = {};
    try {
      for (const measure of measurements) figures = { ...figures, ...(await measure(running)) };
    } finally {
      await running.stop();
      running = null;
    }
    measured[setup].push(figures);
    loads.push(load());
    console.log(`  round ${round} of ${rounds}, ${setup}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

console.log('\n| | one relay on SQLite | two relays on three NATS servers | target |\n|---|---:|---:|---:|');
for (const [figure, title, digits, target = ''] of rows) {
  const [alone, cluster] = setups.map((setup) => shown(measured[setup], figure, digits));
  console.log(`| ${title} | ${alone} | ${cluster} | ${target} |`);
}
console.log(`\nMedians of ${rounds} rounds. Load average: ${loads.map((value) => value.toFixed(1)).join(' ')}`);

function shown(all: readonly Record<string, number>[], figure: string, digits: number): string {
  const value = median(all.map((figures) => figures[figure] ?? Number.NaN));
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return Number.isFinite(value) ? value.toLocaleString('en', options) : '–';
}

function load(): number {
  return loadavg()[0] ?? Number.NaN;
}
