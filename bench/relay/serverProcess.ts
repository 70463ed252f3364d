// Each server as its users run it, in a process of its own, on a free port of this machine. None outlives the bench.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../e2e/freePort.ts';
import { isListening } from '../isListening.ts';
import type { ServerName } from './load/dialect.ts';

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** The end of what it wrote, on both streams. */
  readonly output: () => string;
  /** In good order; resolves with the bytes that it leaves on the disk. */
  readonly stop: () => Promise<number>;
}

const programs: Readonly<Record<ServerName, string>> = {
  trolley: 'dist/server/main.js',
  stock: 'bench/relay/node_modules/@y/websocket-server/src/server.js',
  hocuspocus: 'bench/relay/peers/hocuspocus.mjs',
};

/** Trolley limits what one address may do, and here all of them are one. The others have no such limits. */
export const withoutLimits = {
  MAX_CONNECTIONS: '1000000',
  MAX_CONNECTIONS_PER_ADDRESS: '1000000',
  NEW_CARTS_PER_DAY: '1000000',
  FRAMES_PER_SECOND: '1000000',
  ROOM_FRAMES_PER_SECOND: '1000000',
  BYTES_PER_SECOND: '1073741824',
  ROOM_BYTES_PER_SECOND: '1073741824',
};

const startTimeoutMs = 20_000;
const stopTimeoutMs = 15_000;
const keptOutput = 1000;

/** `profiles`: a folder for CPU profiles, or null. Only a server that ends by itself writes one. */
export async function startServer(name: ServerName, profiles: string | null): Promise<RunningServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(tmpdir(), `bench-${name}-`));
  const preload = pathToFileURL('bench/relay/peers/collectGarbage.mjs').href;
  const profiling = profiles === null ? [] : ['--cpu-prof', '--cpu-prof-dir', profiles];
  const child = spawn(process.execPath, [...profiling, '--import', preload, programs[name]], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      STATIC_DIR: '',
      DATA_DIR: dataDir,
      ...withoutLimits,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', kill);
  let output = '';
  let isRunning = true;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-keptOutput);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).then(() => {
    isRunning = false;
  });

  for (const deadline = performance.now() + startTimeoutMs; !(await isListening(port)); await delay(20)) {
    if (!isRunning || performance.now() > deadline) throw new Error(`${name} did not start: ${output}`);
  }
  return {
    port,
    pid: child.pid ?? 0,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(stopTimeoutMs, undefined, { ref: false })]);
      const left = bytesIn(dataDir);
      process.off('exit', kill);
      kill();
      await ended;
      return left;
    },
  };
}

function bytesIn(directory: string): number {
  return readdirSync(directory).reduce((sum, name) => sum + statSync(path.join(directory, name)).size, 0);
}
