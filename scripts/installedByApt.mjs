// Packages of the system, where it is one with apt and we may.

import { existsSync } from 'node:fs';
import process from 'node:process';
import { run, step } from './runStep.mjs';

const minutes = 60_000;
let isUpToDate = false;

/**
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are there now
 */
export async function installedByApt(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true, timeout: 5 * minutes };
  return step(`Installing ${packages.join(', ')} with apt`, async () => {
    // Its list of what there is may be as old as the machine.
    if (!isUpToDate) await run('apt-get', ['update', '-q'], options);
    isUpToDate = true;
    return (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)) === 0;
  });
}
