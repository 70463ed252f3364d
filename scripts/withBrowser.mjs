// Runs one of the tools that need a real browser and the real relay, which is built as needed: `npm run bench`,
// `npm run bench:budgets`, `npm run screens`. No tests: what they print or make is looked at.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { app, build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run, step } from './runStep.mjs';
import { tools } from './tools.mjs';

const [tool = 'bench', ...options] = process.argv.slice(2);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!((await build(app)) && (await build(relay)) && (await build(tools)))) process.exit(1);
const { findBrowser } = await import('./findBrowser.mjs');
const browser = await step('Finding a browser', findBrowser);
if (!browser) {
  console.error('No Chromium starts here. Install one, or name it: PW_CHROMIUM=/path/to/chromium');
  process.exit(1);
}
process.exitCode = await run(process.execPath, [`dist/tools/${tool}.js`, ...options], {
  env: { ...browser.env, NODE_ENV: 'production', PW_CHROMIUM: browser.path },
});
