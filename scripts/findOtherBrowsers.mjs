// The browsers of the smoke tests, e2e/browsers, as they are installed: Firefox, and WebKitGTK with the driver that its package
// brings and a screen for it. Found in steps: the ones that FIREFOX and WEBKIT_DRIVER name, those of the path, the system's
// package manager. Who cannot be had is null: its tests are left out, and said to be.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { installedByApt } from './installedByApt.mjs';

/** @typedef {{ name: string, variable: string, program: string | null, hint: string }} OtherBrowser */

/** @returns {Promise<OtherBrowser[]>} */
export async function findOtherBrowsers() {
  return [
    {
      name: 'Firefox',
      variable: 'FIREFOX',
      program: await firstThat(firefoxStarts, named('FIREFOX', ['firefox-esr', 'firefox'], firefoxPlaces), [
        'firefox-esr',
      ]),
      hint: 'install Firefox, or name it: FIREFOX=/path/to/firefox npm test',
    },
    {
      name: 'WebKitGTK',
      variable: 'WEBKIT_DRIVER',
      program: await firstThat(webKitStarts, named('WEBKIT_DRIVER', ['WebKitWebDriver'], []), [
        'webkit2gtk-driver',
        'xvfb',
      ]),
      hint: 'install webkit2gtk-driver and xvfb (Linux only)',
    },
  ];
}

const firefoxPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * @param {string} variable
 * @param {readonly string[]} programs
 * @param {readonly string[]} places
 */
function named(variable, programs, places) {
  const given = process.env[variable];
  if (given) return [given];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...programs.flatMap((program) => folders.map((folder) => path.join(folder, program))), ...places];
}

/**
 * @param {(program: string) => boolean} starts
 * @param {readonly string[]} places
 * @param {readonly string[]} packages
 */
async function firstThat(starts, places, packages) {
  const found = () => places.find((place) => existsSync(place) && starts(place)) ?? null;
  return found() ?? ((await installedByApt(packages)) ? found() : null);
}

/**
 * Also that it may use a profile in the folder where the tests keep theirs: one in a sandbox of the system's may not.
 * @param {string} program
 */
function firefoxStarts(program) {
  const profile = mkdtempSync(path.join(tmpdir(), 'trolley-firefox-'));
  const picture = path.join(profile, 'picture.png');
  try {
    execFileSync(program, ['--headless', '--no-remote', '--profile', profile, '--screenshot', picture, 'about:blank'], {
      stdio: 'ignore',
      timeout: 60_000,
    });
    return existsSync(picture);
  } catch {
    return false;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} program */
function webKitStarts(program) {
  try {
    execFileSync(program, ['--help'], { stdio: 'ignore' });
    execFileSync('Xvfb', ['-help'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
