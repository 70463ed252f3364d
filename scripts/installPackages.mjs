// Makes node_modules what package-lock.json says, and does nothing where it already is.

import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { run, step } from './runStep.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage */

export async function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const code = await step(`Installing packages (${missing.length} missing or outdated)`, () =>
    npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  const stillMissing = missingPackages();
  if (code === 0 && stillMissing.length === 0) return;
  console.error(
    `npm could not install ${stillMissing.slice(0, 5).join(', ') || 'the packages'}: see its message above.`,
  );
  process.exit(1);
}

/**
 * The npm that runs this script where there is one: on some systems `npm` alone is a shell script.
 * @param {readonly string[]} args
 */
export function npm(args) {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

/** @returns {string[]} paths that the lock file asks for here and node_modules does not have */
function missingPackages() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && fitsThisMachine(entry))
    .filter(([path, { version, integrity, optional, os, cpu }]) => {
      const here = present[path];
      // Wanted only by another platform's package.
      if (!here && optional && !os && !cpu) return false;
      return here?.version !== version || here?.integrity !== integrity || !existsSync(`${path}/package.json`);
    })
    .map(([path]) => path);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** @param {LockedPackage} entry */
function fitsThisMachine({ os, cpu, libc }) {
  return allows(os, process.platform) && allows(cpu, process.arch) && (!libc || libc.includes(cLibrary()));
}

/**
 * @param {string[] | undefined} list names, or names to exclude after "!"
 * @param {string} name
 */
function allows(list, name) {
  if (!list) return true;
  if (list.includes(`!${name}`)) return false;
  return list.includes(name) || list.every((entry) => entry.startsWith('!'));
}

function cLibrary() {
  if (process.platform !== 'linux') return '';
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime ? 'glibc' : 'musl';
}
