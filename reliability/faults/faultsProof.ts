// The tests are tested: each patch in this folder plants one fault into a copy of the relay, and the tests that its header
// names must fail, which pass without it. (`# caught by:` names them.)

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Proof, ProofRun } from '../proof.ts';

const folder = 'reliability/faults';
const copied = ['server', 'src/log', 'src/wire', 'package.json', 'tsconfig.json', 'vite.relay.config.ts'];
const patienceMs = 180_000;

/** The repository's own would want the whole app. */
const testConfig = `export default { test: { testTimeout: 30_000, hookTimeout: 30_000, maxWorkers: 2 } };\n`;

interface Fault {
  readonly name: string;
  readonly about: string;
  readonly patch: string;
  readonly tests: readonly string[];
}

export const faultsProof: Proof = {
  about: 'planted faults: each is caught by the tests',
  unit: 'faults at most',
  quick: 100,
  full: 100,
  prove,
};

async function prove(run: ProofRun): Promise<void> {
  const faults = readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .slice(0, run.count)
    .map(readFault);
  const whole = copyOfRelay(run);
  const all = [...new Set(faults.flatMap(({ tests }) => tests))];
  const { passed, failed } = await testsIn(whole, all);
  run.check('without a fault the tests pass', failed === 0 && passed > 0, `${passed} passed, ${failed} failed`);
  for (const { name, about, patch, tests } of faults) {
    const copy = copyOfRelay(run);
    const applied = spawnSync('git', ['apply', path.resolve(patch)], { cwd: copy, encoding: 'utf8' });
    if (applied.status !== 0) {
      run.check(name, false, `the patch does not fit any more: ${applied.stderr.trim()}`);
      continue;
    }
    const outcome = await testsIn(copy, tests);
    run.check(`${name}: ${about}`, outcome.failed > 0, `${outcome.failed} tests fail`);
  }
}

function readFault(file: string): Fault {
  const patch = path.join(folder, file);
  const text = readFileSync(patch, 'utf8');
  return {
    name: path.basename(file, '.patch'),
    about: /^# (.*)$/m.exec(text)?.[1] ?? '',
    patch,
    tests: (/^# caught by: (.*)$/m.exec(text)?.[1] ?? '').split(' '),
  };
}

/** Outside of the repository, so that its settings do not count. */
function copyOfRelay(run: ProofRun): string {
  const copy = run.scratch();
  for (const name of copied) cpSync(name, path.join(copy, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
  writeFileSync(path.join(copy, 'vitest.config.mjs'), testConfig);
  return copy;
}

/** A test file that does not load counts as no failed test: that would be the patch's fault. */
async function testsIn(copy: string, tests: readonly string[]): Promise<{ passed: number; failed: number }> {
  const report = path.join(copy, 'report.json');
  const vitest = path.resolve('node_modules/vitest/vitest.mjs');
  const parameters = [vitest, 'run', ...tests, '--reporter=json', `--outputFile=${report}`];
  await new Promise<void>((resolve) => {
    const env = { ...process.env, NODE_ENV: 'test' };
    const child = spawn(process.execPath, parameters, { cwd: copy, env, stdio: 'ignore', timeout: patienceMs });
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
