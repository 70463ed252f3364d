// `npm run prove:<name> [-- <count>|full]`: builds the relay and its proofs, and runs one. See docs/reliability.md.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { app, build, proofs, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run, step } from './runStep.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
const [name] = process.argv.slice(2);
if (!((await build(relay)) && (await build(proofs)))) process.exit(1);
const env = { NODE_ENV: 'production', ...(name === 'tabs' ? await forBrowsers() : {}) };
process.exitCode = await run(process.execPath, ['dist/reliability/prove.js', ...process.argv.slice(2)], { env });

/** The app, and a browser that starts here. */
async function forBrowsers() {
  if (!(await build(app))) process.exit(1);
  const { findBrowser } = await import('./findBrowser.mjs');
  const browser = await step('Finding a browser', () => findBrowser({ whole: true }));
  if (browser) return { ...browser.env, PW_CHROMIUM: browser.path };
  console.error('No Chromium starts here. Install one, or name it: PW_CHROMIUM=/path/to/chromium npm run prove:tabs');
  process.exit(1);
}
