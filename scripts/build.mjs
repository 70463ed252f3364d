// Builds the app and the relay, each only when something it is made of has changed. A build takes the old one's place
// when it is whole, so a failed one breaks nothing.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool, step } from './runStep.mjs';

/** @typedef {{ title: string, config: string, out: string, inputs: string[] }} Target */

const shared = ['package-lock.json', 'tsconfig.json'];
const underApi = ['adapters', 'app', 'causal', 'domain', 'engine', 'log', 'order', 'ui/text', 'values', 'wire'].map(
  (folder) => `src/${folder}`,
);

/** @type {Target} */
export const app = {
  title: 'Building the app',
  config: 'vite.config.ts',
  out: 'dist/app',
  inputs: ['src', 'public', 'index.html', 'vite.config.ts', 'scripts/precache.ts', 'scripts/preloadApp.ts', ...shared],
};

/** @type {Target} */
export const relay = {
  title: 'Building the relay',
  config: 'vite.relay.config.ts',
  out: 'dist/server',
  inputs: ['server', 'api', ...underApi, 'vite.relay.config.ts', ...shared],
};

/** @type {Target} */
export const proofs = {
  title: 'Building the proofs',
  config: 'vite.reliability.config.ts',
  out: 'dist/reliability',
  inputs: [
    'reliability',
    'src',
    'e2e/browserArgs.mjs',
    'e2e/freePort.ts',
    'e2e/tcpProxy.ts',
    'vite.reliability.config.ts',
    ...shared,
  ],
};

/**
 * @param {Target} target
 * @returns {Promise<boolean>} whether `target.out` is up to date now
 */
export async function build({ title, config, out, inputs }) {
  const stamp = `dist/.${path.basename(out)}-inputs`;
  const hash = hashOf(inputs);
  if (existsSync(out) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;

  const fresh = `.cache/build/${path.basename(out)}`;
  const args = ['build', '--config', config, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await step(title, () => runTool('vite/bin/vite.js', args, { env: { NODE_ENV: 'production' } }));
  if (code !== 0) return false;
  mkdirSync('dist', { recursive: true });
  rmSync(stamp, { force: true });
  rmSync(out, { recursive: true, force: true });
  renameSync(fresh, out);
  writeFileSync(stamp, hash);
  return true;
}

/** @param {readonly string[]} inputs files and folders; tests are no input */
function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn)) hash.update(`${file}\n`).update(readFileSync(file)).update('\n');
  return hash.digest('hex');
}

/**
 * @param {string} input
 * @returns {string[]}
 */
function filesIn(input) {
  if (!existsSync(input)) return [];
  if (statSync(input).isFile()) return /\.test\.tsx?$/.test(input) ? [] : [input];
  return readdirSync(input)
    .filter((name) => name !== 'node_modules') // of the bench's own
    .sort()
    .flatMap((name) => filesIn(`${input}/${name}`));
}
