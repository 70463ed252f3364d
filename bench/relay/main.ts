// `npm run bench:relay [-- --quick] [--rounds <n>] [--only <scenario>]… [--server <name>]… [--profile <folder>]`: measures Trolley's relay,
// durable and all, beside the stock server of y-websocket and Hocuspocus, in turns, and prints medians beside targets.

import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { ServerName } from './load/dialect.ts';
import type { Figures } from './load/job.ts';
import { runLoad } from './runLoad.ts';
import { type Measured, scenarios } from './scenarios.ts';
import { startServer } from './serverProcess.ts';
import { type Rounds, table } from './table.ts';

const peers = ['@y/websocket-server', '@hocuspocus/server', '@hocuspocus/extension-database', 'yjs', 'ws'];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    server: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', multiple: true, default: [] },
    profile: { type: 'string' },
  },
});
const allServers: readonly ServerName[] = ['trolley', 'stock', 'hocuspocus'];
const servers = allServers.filter((name) => values.server.length === 0 || values.server.includes(name));
const roundCount = Number(values.rounds ?? (values.quick ? 1 : 3));
const wanted = scenarios(values.quick).filter(({ name }) => values.only.length === 0 || values.only.includes(name));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130)); // which stops the servers

console.log(`\n${machine()}`);
const started = performance.now();
const measured = new Map<string, Record<ServerName, Figures[]>>();
const loads = [load()];
for (let round = 1; round <= roundCount; round++) {
  for (const each of wanted) {
    for (const server of servers) await measureOne(server, each, round);
    loads.push(load());
  }
}
console.log(
  `\n${table(new Map(wanted.map(({ name, title }) => [name, title])), measured satisfies ReadonlyMap<string, Rounds>)}`,
);
console.log(`\nMedians of ${roundCount} rounds, in ${Math.round((performance.now() - started) / 1000)} s.`);
console.log(`Load average, after each scenario: ${loads.map((value) => value.toFixed(1)).join(' ')}`);
if (Math.min(...loads) > cpus().length)
  console.log('The machine was busy with other things: no verdict on speed is due.');

async function measureOne(name: ServerName, { name: scenarioName, scenario }: Measured, round: number): Promise<void> {
  const began = performance.now();
  let figures: Figures = {};
  let trouble = '';
  const server = await startServer(name, values.profile ?? null);
  try {
    figures = await runLoad({ server: name, port: server.port, pid: server.pid, scenario });
  } catch (cause) {
    trouble = `: ${cause instanceof Error ? cause.message : String(cause)}\n${server.output()}`;
  }
  const left = await server.stop();
  const { entries } = figures;
  if (entries !== undefined && left > 0) figures = { ...figures, 'bytes on disk per event': left / entries };
  const rounds = measured.get(scenarioName) ?? { trolley: [], stock: [], hocuspocus: [] };
  rounds[name].push(figures);
  measured.set(scenarioName, rounds);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`  round ${round} of ${roundCount}, ${scenarioName}, ${name}: ${seconds} s${trouble}`);
}

function load(): number {
  return loadavg()[0] ?? Number.NaN;
}

function machine(): string {
  const versions = peers.map((name) => `${name} ${versionOf(name)}`).join(', ');
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, ${memory}, Node ${process.version}\n${versions}`;
}

function versionOf(name: string): string {
  const parsed = JSON.parse(readFileSync(`bench/relay/node_modules/${name}/package.json`, 'utf8')) as {
    version: string;
  };
  return parsed.version;
}
