// `npm run prove:<name> [-- <count>|full] [--seed <n>] [--patient] [--relay <main.js>] [--steps <n>]`: tries one claim of issue 3
// against the built relay. Prints what it checked; the last line is "N passed, N failed", and the exit code says the same.

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { clusterProof } from './cluster/clusterProof.ts';
import { faultsProof } from './faults/faultsProof.ts';
import { flipsProof } from './flips/flipsProof.ts';
import { framesProof } from './frames/framesProof.ts';
import { hostileProof } from './hostile/hostileProof.ts';
import { keysProof } from './keys/keysProof.ts';
import { killProof } from './kill/killProof.ts';
import { ordersProof } from './orders/ordersProof.ts';
import type { Proof } from './proof.ts';
import { restartProof } from './restart/restartProof.ts';
import { seededRandom } from './seededRandom.ts';
import { stallProof } from './stall/stallProof.ts';
import { tabsProof } from './tabs/tabsProof.ts';

const proofs: Readonly<Record<string, Proof>> = {
  kill: killProof,
  frames: framesProof,
  hostile: hostileProof,
  keys: keysProof,
  stall: stallProof,
  flips: flipsProof,
  restart: restartProof,
  faults: faultsProof,
  tabs: tabsProof,
  orders: ordersProof,
  cluster: clusterProof,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    relay: { type: 'string', default: 'dist/server/main.js' },
    patient: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '60' },
    steps: { type: 'string' },
  },
});
const [name = '', amount] = positionals;
const proof = proofs[name];
if (proof === undefined) {
  console.error(`no proof is called "${name}"; there are ${Object.keys(proofs).join(', ')}`);
  process.exit(2);
}
const count = amount === 'full' ? proof.full : amount === undefined ? proof.quick : Number(amount);
const seed = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed);
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  console.error('the count and the seed are whole numbers');
  process.exit(2);
}

const scratches: string[] = [];
process.on('exit', () => {
  for (const directory of scratches) rmSync(directory, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130)); // 'exit' cleans up
setTimeout(() => finish('it took too long'), Number(values.minutes) * 60_000).unref();

let passed = 0;
let failed = 0;

function check(claim: string, held: boolean, found?: string): void {
  if (held) passed++;
  else failed++;
  console.log(`  ${held ? '✓' : '✗'} ${claim}${found === undefined ? '' : `: ${found}`}`);
}

function finish(trouble?: string): never {
  if (trouble !== undefined) check('the proof ran to its end', false, trouble);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

console.log(`${proof.about}\n${count} ${proof.unit}, seed ${seed}`);
const [load = 0] = loadavg();
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, load ${load.toFixed(1)}, Node ${process.version}\n`,
);
const started = performance.now();
try {
  await proof.prove({
    count,
    seed,
    random: seededRandom(seed),
    relayMain: path.resolve(values.relay),
    ...(values.steps === undefined ? {} : { steps: Number(values.steps) }),
    check,
    timely: values.patient ? (claim, held, found) => console.log(`  ${held ? '✓' : '–'} ${claim}: ${found}`) : check,
    note: (line) => console.log(`    ${line}`),
    scratch() {
      const directory = mkdtempSync(path.join(tmpdir(), `trolley-${name}-`));
      scratches.push(directory);
      return directory;
    },
  });
  console.log(
    `\nin ${((performance.now() - started) / 1000).toFixed(1)} s, load at the end ${loadavg()[0]?.toFixed(1)}`,
  );
  finish();
} catch (cause) {
  finish(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
}
