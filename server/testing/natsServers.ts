// For tests: real NATS servers on free ports of this machine, where there is a nats-server; else what needs one is left out.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { until } from './testRelay.ts';

const program = process.env['NATS_SERVER'] || 'nats-server';

/** Null: there is none. */
export const natsVersion = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.match(/v(\S+)/)?.[1] ?? null;

export interface NatsServers {
  /** What LOG is set to. */
  readonly url: string;
  readonly servers: readonly string[];
  readonly stop: () => Promise<void>;
  readonly kill: (index: number) => Promise<void>;
  readonly start: (index: number) => Promise<void>;
}

/** `configuration`: more of it, instead of JetStream alone. */
export async function startNats(count = 1, configuration?: string): Promise<NatsServers> {
  const home = mkdtempSync(path.join(tmpdir(), 'trolley-nats-'));
  const ports = await freePorts(2 * count);
  const [clientPorts, clusterPorts] = [ports.slice(0, count), ports.slice(count)];
  const routes = clusterPorts.map((port) => `nats://127.0.0.1:${port}`).join(', ');
  const running = new Map<number, ChildProcess>();

  async function start(index: number): Promise<void> {
    const file = path.join(home, `${index}.conf`);
    const cluster = `cluster { name: trolley, listen: "127.0.0.1:${clusterPorts[index]}", routes: [${routes}] }`;
    const lines = [
      `server_name: n${index}`,
      `listen: "127.0.0.1:${clientPorts[index]}"`,
      configuration ?? `jetstream { store_dir: "${path.join(home, String(index))}" }`,
      count > 1 ? cluster : '',
    ];
    writeFileSync(file, lines.join('\n'));
    const child = spawn(program, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    running.set(index, child);
    await until(() => said.includes('Server is ready') || child.exitCode !== null, 'a NATS server');
    if (child.exitCode !== null) throw new Error(`nats-server ended: ${said}`);
  }

  async function kill(index: number): Promise<void> {
    const child = running.get(index);
    running.delete(index);
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  for (let index = 0; index < count; index++) await start(index);
  const servers = clientPorts.map((port) => `127.0.0.1:${port}`);
  return {
    url: `nats://${servers.join(',')}`,
    servers,
    start,
    kill,
    async stop() {
      await Promise.all([...running.keys()].map(kill));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const listening = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = listening.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(listening.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
