// The process of a browser or of its driver, with all that it starts: one group, ended as one.

import type { ChildProcess } from 'node:child_process';
import process from 'node:process';

const patience = 60_000;

/** What the process says about where it listens. */
export function printedBy(child: ChildProcess, pattern: RegExp): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const give = (reason: string) => reject(new Error(`${child.spawnfile} ${reason}:\n${printed}`));
    const impatience = setTimeout(() => give('says nothing of what was waited for'), patience);
    child.once('error', (error) => give(error.message));
    child.once('exit', (code) => give(`ended with ${code}`));
    for (const stream of child.stdio) {
      stream?.on('data', (chunk) => {
        printed += String(chunk);
        const match = printed.match(pattern);
        if (match === null) return;
        clearTimeout(impatience);
        resolve(match);
      });
    }
  });
}

/** Of a process that was started `detached`. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
