// The relay as operators run it: built, in a process of its own, on a free port of this machine. Whatever happens to the
// proof, the process does not outlive it.

import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { residentBytes } from './residentBytes.ts';

export interface RelayOptions {
  readonly main: string;
  readonly dataDir: string;
  /** Its settings. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A command that runs it, such as a tracer. */
  readonly under?: readonly string[];
}

export interface RunningRelay {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** From the start of the process until it said where it listens. */
  readonly startMs: number;
  readonly isRunning: () => boolean;
  readonly memory: () => number;
  /** What it wrote, on both streams. */
  readonly output: () => string;
  /** In good order. */
  readonly stop: () => Promise<void>;
  /** kill -9. */
  readonly kill: () => Promise<void>;
}

/** A relay that ended before it listened. */
export class RelayDidNotStart extends Error {}

const startTimeoutMs = 120_000;
const stopTimeoutMs = 20_000;

/** `LOG=nats://… npm run prove:hostile` tries a relay of a cluster instead of one with a log of its own. */
function ofCluster(): Record<string, string> {
  const names = ['LOG', 'LOG_PARTITIONS', 'LOG_REPLICAS'] as const;
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

export async function startRelay({ main, dataDir, environment = {}, under = [] }: RelayOptions): Promise<RunningRelay> {
  const [command = process.execPath, ...parameters] = [...under, process.execPath, main];
  const started = performance.now();
  const child = spawn(command, parameters, {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      STATIC_DIR: '',
      DATA_DIR: dataDir,
      ...ofCluster(),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  let output = '';
  let isRunning = true;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (cause) => resolve(cause.message));
    child.once('close', (code, signal) => resolve(`ended with ${code ?? signal}`));
  }).then((how) => {
    isRunning = false;
    process.off('exit', kill);
    return how;
  });
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-100_000);
      const said = /http:\/\/[^/\s]*:(\d+)\//.exec(output)?.[1];
      if (said !== undefined) resolve(Number(said));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((how) => reject(new RelayDidNotStart(`the relay ${how}: ${output.trim()}`)));
    void delay(startTimeoutMs, undefined, { ref: false }).then(() => {
      reject(new RelayDidNotStart(`the relay did not listen within ${startTimeoutMs} ms: ${output.trim()}`));
      if (!output.includes('http://')) kill();
    });
  });
  const pid = child.pid ?? 0;

  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    pid,
    startMs: performance.now() - started,
    isRunning: () => isRunning,
    memory: () => residentBytes(pid),
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      const how = await Promise.race([ended, delay(stopTimeoutMs, 'late', { ref: false })]);
      if (how !== 'late') return;
      kill();
      await ended;
      throw new Error(`the relay did not stop within ${stopTimeoutMs} ms`);
    },
    async kill() {
      kill();
      await ended;
    },
  };
}
