// A short run of each proof, so that they do not rot. What they prove takes longer: docs/reliability.md.

import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const built = path.resolve('.cache', `proofs-test-${process.pid}`); // where its packages are found

async function build(config: string, name: string): Promise<void> {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const parameters = ['build', '--config', config, '--logLevel', 'error', '--outDir', path.join(built, name)];
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, ...parameters], { env });
}

function prove(parameters: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const prover = path.join(built, 'proofs/prove.js');
  const relay = path.join(built, 'server/main.js');
  return new Promise((resolve) => {
    const all = [prover, ...parameters, '--patient', '--minutes', '5', '--relay', relay];
    execFile(process.execPath, all, { env: { ...process.env, NODE_ENV: 'production' } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
    });
  });
}

describe('the proofs', () => {
  beforeAll(async () => {
    await build('vite.relay.config.ts', 'server');
    await build('vite.reliability.config.ts', 'proofs');
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  test.each<[string, number, number?]>([
    ['kill', 1],
    ['frames', 2000],
    ['hostile', 1],
    ['keys', 200],
    ['stall', 1],
    // Whose four hit something: of so few, all may hit what is never read.
    ['flips', 4, 100],
    ['restart', 60],
    ['orders', 3],
  ])(
    '%s holds for %i',
    async (name, count, seed = 7) => {
      const { code, output } = await prove([name, String(count), '--seed', String(seed)]);
      expect(output).toMatch(/\n[1-9]\d* passed, 0 failed\n$/);
      expect(code).toBe(0);
    },
    300_000, // on a machine that has other work
  );

  test('a proof that does not exist fails', async () => {
    expect((await prove(['nothing'])).code).toBe(2);
  });
});

describe('the planted faults', () => {
  const tree = mkdtempSync(path.join(tmpdir(), 'trolley-faults-'));
  afterAll(() => rmSync(tree, { recursive: true, force: true }));
  const patches = readdirSync('reliability/faults').filter((file) => file.endsWith('.patch'));

  test('there are at least 12, and all fit', () => {
    for (const name of ['server', 'src/log', 'src/wire']) cpSync(name, path.join(tree, name), { recursive: true });
    expect(patches.length).toBeGreaterThanOrEqual(12);
    const fits = (patch: string) =>
      spawnSync('git', ['apply', '--check', path.resolve('reliability/faults', patch)], { cwd: tree }).status === 0;
    expect(patches.filter((patch) => !fits(patch))).toEqual([]);
  });
});
