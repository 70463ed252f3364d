// Runs one job in a load generator's process. It may open as many files as the system lets it.

import { fork } from 'node:child_process';
import process from 'node:process';
import type { Figures, Job } from './load/job.ts';

const timeoutMs = 60_000;
const keptOutput = 2000;

export function runLoad(job: Job): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork('dist/relayBench/load.js', { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    const kill = () => {
      child.kill('SIGKILL');
    };
    process.once('exit', kill);
    const impatience = setTimeout(kill, timeoutMs);
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(0, keptOutput);
    });
    child.once('message', (figures) => resolve(figures as Figures));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(impatience);
      process.off('exit', kill);
      reject(new Error(`the load ended with ${code ?? signal}: ${complaint}`));
    });
    child.send(job);
  });
}
