// A nats-server that starts on this machine: the one that NATS_SERVER names, the system's, or one from the system's package
// manager. Where there is none, what needs one is left out.

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { installedByApt } from './installedByApt.mjs';

const candidates = ['nats-server', '/usr/sbin/nats-server', '/usr/local/bin/nats-server'];

/** @returns {Promise<string | null>} */
export async function findNatsServer() {
  const named = process.env['NATS_SERVER'];
  if (named) return starts(named) ? named : null;
  const here = candidates.find(starts);
  if (here !== undefined) return here;
  return (await installedByApt(['nats-server'])) ? (candidates.find(starts) ?? null) : null;
}

/** @param {string} program */
function starts(program) {
  return spawnSync(program, ['--version']).status === 0;
}
