// For tests: the relay as operators run it, built and in a process of its own.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** Builds the relay where its packages are found. Returns the directory of main.js. */
export async function buildRelay(name: string): Promise<string> {
  const outDir = join(process.cwd(), '.cache', `${name}-${process.pid}`, 'server');
  const vite = join(process.cwd(), 'node_modules/vite/bin/vite.js');
  const parameters = [
    'build',
    '--config',
    'vite.relay.config.ts',
    '--logLevel',
    'error',
    '--emptyOutDir',
    '--outDir',
    outDir,
  ];
  await promisify(execFile)(process.execPath, [vite, ...parameters]);
  return outDir;
}

export function temporaryDirectory(name: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `trolley-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface RelayProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** The relay's WebSocket address, once it listens; rejects if it ends before. */
  readonly url: Promise<string>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export function runRelay(
  directory: string,
  environment: Record<string, string>,
  parameters: readonly string[] = [],
  maxFiles?: number,
): RelayProcess {
  const program = [process.execPath, join(directory, 'main.js'), ...parameters];
  const [command = '', ...rest] =
    maxFiles === undefined ? program : ['sh', '-c', `ulimit -n ${maxFiles}; exec "$@"`, 'sh', ...program];
  const child = spawn(command, rest, {
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', STATIC_DIR: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /http:\/\/[^/]*:(\d+)\//.exec(output)?.[1];
      if (port !== undefined) resolve(`ws://127.0.0.1:${port}`);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    void ended.then(() => reject(new Error(`the relay ended: ${errors}`)));
  });
  url.catch(() => {});
  return { child, output: () => output, errors: () => errors, url, ended };
}
