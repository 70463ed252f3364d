// What a server costs, as the system sees it. Linux only.

import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { residentBytes } from '../../../reliability/relay/residentBytes.ts';

const ticksPerSecond = 100; // of /proc, on every Linux that Node runs on
const collectionMs = 400;

/** Of all its threads, since it started. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident memory after two collections of garbage. */
export async function heldBytes(pid: number): Promise<number> {
  for (let collection = 0; collection < 2; collection++) {
    process.kill(pid, 'SIGUSR2');
    await delay(collectionMs);
  }
  return residentBytes(pid);
}
