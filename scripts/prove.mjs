// `npm run prove:<name> [-- <count>|full]`: builds the relay and its proofs, and runs one. See docs/reliability.md.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run } from './runStep.mjs';

/** @type {import('./build.mjs').Target} */
const proofs = {
  title: 'Building the proofs',
  config: 'vite.reliability.config.ts',
  out: 'dist/reliability',
  inputs: [
    'reliability',
    'src/wire',
    'src/adapters/yjs/retryDelay.ts',
    'vite.reliability.config.ts',
    'package-lock.json',
    'tsconfig.json',
  ],
};

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!((await build(relay)) && (await build(proofs)))) process.exit(1);
process.exitCode = await run(process.execPath, ['dist/reliability/prove.js', ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production' },
});
