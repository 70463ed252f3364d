// `npm run demo [-- --seed 7 --orders 10]`: the orders of a real shop as carts that several people fill at once, online and
// offline in turn, over the real relay; every cart must come to the total in the file, for everybody.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run } from './runStep.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();

const demo = {
  title: 'Building the demo',
  config: 'vite.demo.config.ts',
  out: 'dist/demo',
  inputs: ['src', 'scripts/demo', 'package-lock.json', 'tsconfig.json'],
};
if (!((await build(relay)) && (await build(demo)))) process.exit(1);
process.exitCode = await run(process.execPath, ['dist/demo/main.js', ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production' },
});
