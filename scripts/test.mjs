// `npm test`: installs what is missing, finds a browser, builds, and runs every check. Goes on after a failure, so that
// one run tells everything. The last line of its output is always "N passed, N failed".

import './requireNode.mjs';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './installPackages.mjs';
import { atOnce, run, runTool, step } from './runStep.mjs';

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();

const { app, build, proofs, relay } = await import('./build.mjs');
const { staticChecks } = await import('./checks.mjs');

/** @type {{ name: string, count: Count }[]} */
const results = [];
/** @type {{ name: string, hint: string }[]} */
const missing = [];
/** @type {Promise<import('./findBrowser.mjs').Browser | null> | null} */
let finding = null;

/**
 * @param {string} name
 * @param {() => Promise<Count | boolean>} work a boolean counts as one check
 */
async function check(name, work) {
  const outcome = await step(name, work).catch((error) => {
    console.error(error);
    return false;
  });
  const count = typeof outcome === 'boolean' ? { passed: Number(outcome), failed: Number(!outcome) } : outcome;
  results.push({ name, count });
}

await atOnce(
  staticChecks.map(
    ({ name, run }) =>
      () =>
        check(name, async () => (await run()) === 0),
  ),
);
const { findNatsServer } = await import('./findNatsServer.mjs');
const natsServer = await step('Finding a nats-server', findNatsServer);
if (natsServer === null) {
  missing.push({ name: 'a NATS server', hint: 'no nats-server starts here. Install one, or name it with NATS_SERVER' });
}
await check('app builds', () => build(app));
await check('relay builds', () => build(relay));
await check('initial JavaScript is small', fitsTheLimit);
await check('unit tests', unitTests);
await check('tests in a browser', browserTests);
await check('tabs and browsers die', tabsProof);

const total = { passed: 0, failed: 0 };
console.log('\nSummary');
for (const { name, count } of results) {
  const { passed, failed, skipped = 0 } = count;
  total.passed += passed;
  total.failed += failed;
  const leftOut = skipped === 0 ? '' : `, ${skipped} left out`;
  console.log(`  ${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed${leftOut}`);
}
for (const { name, hint } of missing) console.log(`  ! Nothing was tried in ${name}: ${hint}`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);

async function fitsTheLimit() {
  const { initialSize } = await import('./initialSize.mjs');
  const { bytes, limit, files } = initialSize();
  console.log(`  ${(bytes / 1000).toFixed(1)} kB gzip in ${files} files; the limit is ${limit / 1000} kB`);
  return bytes <= limit;
}

async function unitTests() {
  const report = '.cache/unit-tests.json';
  rmSync(report, { force: true });
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest/vitest.mjs', args, { env: { NODE_ENV: 'test', NATS_SERVER: natsServer ?? '' } });
  const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0, numPendingTests = 0 } = readReport(report);
  return { ...counted(code, numPassedTests, numFailedTests, numFailedTestSuites), skipped: numPendingTests };
}

async function browserTests() {
  const browser = await findBrowser();
  if (!browser) return false;
  console.log(`  using ${browser.path}`);
  const { findOtherBrowsers } = await import('./findOtherBrowsers.mjs');
  const others = await step('Finding other browsers', findOtherBrowsers);
  missing.push(...others.filter(({ program }) => program === null));
  const report = '.cache/browser-tests.json';
  rmSync(report, { force: true });
  const env = {
    ...Object.fromEntries(others.map(({ variable, program }) => [variable, program ?? ''])),
    ...browser.env,
    NODE_ENV: 'test',
    PW_CHROMIUM: browser.path,
    NATS_SERVER: natsServer ?? '',
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(report),
  };
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'];
  const code = await runTool('@playwright/test/cli.js', args, { env });
  const { expected = 0, unexpected = 0, skipped = 0 } = readReport(report).stats ?? {};
  return { ...counted(code, expected, unexpected, 0), skipped };
}

/** One short schedule: a device is cut off, copied, killed in the middle of an act, and set back. See docs/reliability.md. */
async function tabsProof() {
  const browser = await findBrowser();
  if (!browser || !(await build(proofs))) return false;
  const env = { ...browser.env, NODE_ENV: 'production', PW_CHROMIUM: browser.path };
  const args = ['dist/reliability/prove.js', 'tabs', '1', '--seed', '7934', '--steps', '9'];
  return (await run(process.execPath, args, { env })) === 0;
}

/** Looked for once. */
async function findBrowser() {
  finding ??= import('./findBrowser.mjs').then((finder) => step('Finding a browser', () => finder.findBrowser()));
  const browser = await finding;
  if (!browser) {
    console.error('No Chromium starts here. Install one, or name it: PW_CHROMIUM=/path/to/chromium npm test');
  }
  return browser;
}

/**
 * A runner that fails without a failed test (a file that does not load, nothing found) is one failure.
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @param {number} failedFiles
 * @returns {Count}
 */
function counted(code, passed, failed, failedFiles) {
  const hidden = code !== 0 || passed === 0 ? 1 : 0;
  return { passed, failed: Math.max(failed, failedFiles > 0 && failed === 0 ? failedFiles : 0, hidden) };
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
