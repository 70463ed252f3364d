// `npm run demo [-- --seed 7 --orders 10]`: the orders of a real shop as carts that several people fill at once, online and
// offline in turn, over the real relay; every cart must come to the total in the file, for everybody, and ends as one order.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run } from './runStep.mjs';
import { tools } from './tools.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!((await build(relay)) && (await build(tools)))) process.exit(1);
process.exitCode = await run(process.execPath, ['dist/tools/demo.js', ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production' },
});
