// What a server costs, as the system sees it. Linux only.

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

export interface Memory {
  /** What the system counts; a process keeps some of what it has let go of. */
  readonly resident: number;
  /** What its JavaScript holds, all threads together. */
  readonly live: number;
}

/** After two collections of garbage. */
export async function memoryOf(pid: number): Promise<Memory> {
  for (let collection = 0; collection < 2; collection++) {
    process.kill(pid, 'SIGUSR2');
    await delay(collectionMs);
  }
  const note = path.join(tmpdir(), `relay-bench-live-${pid}`); // written by peers/collectGarbage.mjs
  const live = Number(readFileSync(note, 'utf8'));
  rmSync(note);
  return { resident: residentBytes(pid), live };
}
