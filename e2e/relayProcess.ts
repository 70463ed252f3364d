// A relay of the test's own: the built server as a process of its own, on a free port, with a folder of its own that
// outlives a stop. Ended by its own handle, never by name.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';

const builtMain = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const patience = 60_000;

export interface RelayProcess {
  readonly port: number;
  readonly dataDir: string;
  /** Everything it has printed. */
  output(): string;
  /** Null: it does not run. */
  pid(): number | null;
  start(): Promise<void>;
  /** As the system does it: SIGTERM, and time to drain. */
  stop(): Promise<void>;
  /** As a power cut does it. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startRelay({
  main = builtMain,
  settings = {},
}: {
  readonly main?: string;
  /** Environment variables, such as STATIC_DIR. */
  readonly settings?: Readonly<Record<string, string>>;
} = {}): Promise<RelayProcess> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'trolley-relay-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  let printed = '';

  function pid(): number | null {
    return child === null || child.exitCode !== null || child.signalCode !== null ? null : (child.pid ?? null);
  }

  async function start(): Promise<void> {
    if (pid() !== null) return;
    const started = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const note = (chunk: Buffer) => {
      printed += chunk.toString();
    };
    started.stdout.on('data', note);
    started.stderr.on('data', note);
    await untilHealthy(started);
  }

  async function untilHealthy(started: ChildProcess): Promise<void> {
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(50)) {
      if (started.exitCode !== null) break;
      const isHealthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (response) => response.ok,
        () => false,
      );
      if (isHealthy) return;
    }
    await end('SIGKILL');
    throw new Error(`The relay did not start on port ${port}:\n${printed}`);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    const impatience = setTimeout(() => ending.kill('SIGKILL'), patience);
    await exited;
    clearTimeout(impatience);
  }

  await start();
  return {
    port,
    dataDir,
    output: () => printed,
    pid,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async dispose() {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
