// Real NATS servers on free ports of this machine, for tests and for `npm run cluster`, where there is a nats-server; else what
// needs one is left out.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { freePort } from './freePort.ts';

const program = process.env['NATS_SERVER'] || 'nats-server';
const ready = 'Server is ready';
const hasLeader = /metadata leader/;
const kept = 10_000;

/** Null: there is none. */
export function natsVersion(): string | null {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.match(/v(\d\S*)/)?.[1] ?? null;
}

export interface NatsServers {
  /** What LOG is set to. */
  readonly url: string;
  readonly servers: readonly string[];
  readonly stop: () => Promise<void>;
  readonly kill: (index: number) => Promise<void>;
  readonly start: (index: number) => Promise<void>;
  /** Null: it does not run. */
  readonly pid: (index: number) => number | null;
  /** Where each keeps what it stores. */
  readonly folder: (index: number) => string;
}

/** From it on a server can be told to force every message to the disk, and does. */
const forcesSince = [2, 11];

/** `configuration`: more of it, instead of JetStream alone. */
export async function startNats(count = 1, configuration?: string): Promise<NatsServers> {
  const home = mkdtempSync(path.join(tmpdir(), 'trolley-nats-'));
  const ports = await freePorts(2 * count);
  const [clientPorts, clusterPorts] = [ports.slice(0, count), ports.slice(count)];
  const routes = clusterPorts.map((port) => `nats://127.0.0.1:${port}`).join(', ');
  const running = new Map<number, ChildProcess>();
  const [major = 0, minor = 0] = (natsVersion() ?? '').split('.').map(Number);
  const [sureMajor = 0, sureMinor = 0] = forcesSince;
  const forces = major > sureMajor || (major === sureMajor && minor >= sureMinor);

  const folder = (index: number) => path.join(home, String(index));
  let agree = () => {};

  async function start(index: number): Promise<void> {
    const file = path.join(home, `${index}.conf`);
    // Clients are told of no other address: a test may have them come through lines that it cuts.
    const cluster = `cluster { name: trolley, listen: "127.0.0.1:${clusterPorts[index]}", no_advertise: true, routes: [${routes}] }`;
    const lines = [
      `server_name: n${index}`,
      `listen: "127.0.0.1:${clientPorts[index]}"`,
      configuration ?? `jetstream { store_dir: "${folder(index)}"${forces ? ', sync_interval: always' : ''} }`,
      count > 1 ? cluster : '',
    ];
    writeFileSync(file, lines.join('\n'));
    const child = spawn(program, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    running.set(index, child);
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`nats-server ended: ${said}`)));
      child.stderr.on('data', (chunk: Buffer) => {
        const all = said + chunk.toString(); // much may come at once after what is looked for
        if (all.includes(ready)) resolve();
        if (hasLeader.test(all)) agree();
        said = all.slice(-kept);
      });
    });
  }

  async function kill(index: number): Promise<void> {
    const child = running.get(index);
    running.delete(index);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  const agreed = new Promise<void>((resolve) => {
    agree = resolve;
  });
  for (let index = 0; index < count; index++) await start(index);
  // No stream can be made before.
  if (count > 1) await agreed;
  const servers = clientPorts.map((port) => `127.0.0.1:${port}`);
  return {
    url: `nats://${servers.join(',')}`,
    servers,
    start,
    kill,
    folder,
    pid(index) {
      const child = running.get(index);
      return child === undefined || child.exitCode !== null || child.signalCode !== null ? null : (child.pid ?? null);
    },
    async stop() {
      await Promise.all([...running.keys()].map(kill));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
