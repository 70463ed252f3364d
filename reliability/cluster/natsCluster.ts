// Three NATS servers of one cluster, each a process of its own that can be killed, stopped in its tracks, and started again.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const program = process.env['NATS_SERVER'] || 'nats-server';
const startTimeoutMs = 30_000;

export interface NatsServer {
  readonly port: number;
  readonly name: string;
  readonly pid: () => number;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
}

/** Null: there is no nats-server here. */
export function natsVersion(): string | null {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.match(/v(\d[\d.]*)/)?.[1] ?? null;
}

export async function startNatsCluster(home: string, count = 3): Promise<readonly NatsServer[]> {
  const ports = await freePorts(2 * count);
  const routes = ports.slice(count).map((port) => `nats://127.0.0.1:${port}`);
  const servers = ports.slice(0, count).map((port, index) => natsServer(home, index, port, routes));
  await Promise.all(servers.map(({ start }) => start()));
  return servers;
}

function natsServer(home: string, index: number, port: number, routes: readonly string[]): NatsServer {
  const name = `n${index}`;
  const file = path.join(home, `${name}.conf`);
  // Clients are told of no other address: they are to come through the lines that the proof cuts.
  const cluster = `name: trolley, listen: "${routes[index]?.slice(7)}", no_advertise: true, routes: [${routes.join(', ')}]`;
  writeFileSync(
    file,
    [
      `server_name: ${name}`,
      `listen: "127.0.0.1:${port}"`,
      `jetstream { store_dir: "${path.join(home, name)}" }`,
      routes.length > 1 ? `cluster { ${cluster} }` : '',
    ].join('\n'),
  );
  let child: ChildProcess | null = null;
  const kill = () => void child?.kill('SIGKILL');
  process.on('exit', kill);

  return {
    port,
    name,
    pid: () => child?.pid ?? 0,
    async start() {
      const started = spawn(program, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
      child = started;
      let said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-10_000);
      });
      const end = performance.now() + startTimeoutMs;
      while (!said.includes('Server is ready')) {
        if (started.exitCode !== null || performance.now() > end) throw new Error(`nats-server did not start: ${said}`);
        await delay(10);
      }
    },
    async kill() {
      const ending = child;
      child = null;
      if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGKILL');
      await ended;
    },
    signal: (signal) => void child?.kill(signal),
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
