// `npm run bench`: how fast the app answers, in a real browser with a real disk and the real relay. Not a test: prints.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { app, build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run, step } from './runStep.mjs';
import { tools } from './tools.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!((await build(app)) && (await build(relay)) && (await build(tools)))) process.exit(1);
const { findBrowser } = await import('./findBrowser.mjs');
const browser = await step('Finding a browser', findBrowser);
if (!browser) {
  console.error('No Chromium starts here. Install one, or name it: PW_CHROMIUM=/path/to/chromium npm run bench');
  process.exit(1);
}
process.exitCode = await run(process.execPath, ['dist/tools/bench.js', ...process.argv.slice(2)], {
  env: { ...browser.env, NODE_ENV: 'production', PW_CHROMIUM: browser.path },
});
