// The two servers as their users run them, each on free ports of this machine, and stopped by their process ids. Trolley's is two
// processes, relay and API, Emmett's is Express and PostgreSQL.

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../e2e/freePort.ts';
import { isListening } from '../isListening.ts';

export type ServerName = 'trolley' | 'emmett';

export interface Server {
  readonly port: number;
  /** Bytes that its processes hold in memory, those of its database left out. */
  memory(): number;
  /** Of all its processes and those that they have started: what does not depend on what else the machine does. */
  processorMs(): number;
  /** In good order, and again with what is on its disk. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;
/** Trolley limits what one caller may do, and here all are one. Emmett has no such limits. */
const withoutLimits = {
  ...{ MAX_CONNECTIONS: '1000000', MAX_CONNECTIONS_PER_ADDRESS: '1000000', NEW_CARTS_PER_DAY: '1000000' },
  ...{ FRAMES_PER_SECOND: '1000000', ROOM_FRAMES_PER_SECOND: '1000000' },
  ...{ BYTES_PER_SECOND: '1073741824', ROOM_BYTES_PER_SECOND: '1073741824' },
  ...{ REQUESTS_PER_SECOND: '1000000', MAX_OPEN_BYTES: '17179869184' },
};

export async function startServer(name: ServerName): Promise<Server> {
  const dataDir = mkdtempSync(path.join(tmpdir(), `bench-${name}-`));
  // PostgreSQL may have to run as another user.
  chmodSync(dataDir, 0o755);
  const [port, other] = [await freePort(), await freePort()];
  let children: readonly ChildProcess[] = [];
  const killAll = () => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', killAll);

  const start = (program: string, listensAt: number, env: Record<string, string>): Promise<ChildProcess> =>
    startProgram(program, listensAt, { HOST: '127.0.0.1', PORT: String(listensAt), ...env });

  async function begin() {
    if (name === 'emmett') {
      const env = { DATA_DIR: dataDir, PG_PORT: String(other) };
      children = [await start('bench/api/peers/emmett.mjs', port, env)];
      return;
    }
    const relay = { API: 'off', STATIC_DIR: '', DATA_DIR: path.join(dataDir, 'relay'), ...withoutLimits };
    children = [await start('dist/server/main.js', other, relay)];
    const api = { RELAY_URL: `http://127.0.0.1:${other}`, DATA_DIR: path.join(dataDir, 'api'), ...withoutLimits };
    children = [...children, await start('dist/server/api.js', port, api)];
  }

  async function end() {
    for (const child of [...children].reverse()) {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      const isEnded = await Promise.race([ended.then(() => true), delay(stopTimeoutMs, false, { ref: false })]);
      if (!isEnded) child.kill('SIGKILL');
      await ended;
    }
    children = [];
  }

  await begin();
  return {
    port,
    memory: () => children.reduce((sum, { pid }) => sum + residentBytes(pid), 0),
    processorMs: () => processorMs(children.map(({ pid }) => pid ?? 0)),
    async restart() {
      await end();
      await begin();
    },
    async stop() {
      await end();
      process.off('exit', killAll);
      killAll();
    },
  };
}

async function startProgram(program: string, port: number, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-1000);
    });
  }
  for (const deadline = performance.now() + startTimeoutMs; !(await isListening(port)); await delay(20)) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${program} did not start: ${output}`);
    }
  }
  return child;
}

const msPerTick = 10;

function processorMs(pids: readonly number[]): number {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
      // utime, stime, and those of children that have ended.
      const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
      return [{ pid: Number(name), parent: fields[1] ?? 0, ticks }];
    } catch {
      return []; // it has ended meanwhile
    }
  });
  const family = new Set(pids);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes.reduce((sum, { pid, ticks }) => sum + (family.has(pid) ? ticks * msPerTick : 0), 0);
}

function residentBytes(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
