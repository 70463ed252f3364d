// The real relay, built, in a process of its own: on a free port, with an empty folder for its data.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

export interface RelayProcess {
  readonly url: string;
  /** As an operator does, with SIGTERM. */
  stop(): Promise<void>;
}

export async function startRelayProcess(): Promise<RelayProcess> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trolley-'));
  const port = await freePort();
  const relay = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  relay.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  relay.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const exited = new Promise<void>((resolve) => relay.once('exit', () => resolve()));

  const url = `http://127.0.0.1:${port}`;
  const isUp = async () => (await fetch(`${url}/healthz`).catch(() => null))?.ok === true;
  for (const start = performance.now(); !(await isUp()); await wait(50)) {
    if (relay.exitCode === null && performance.now() - start < 15_000) continue;
    relay.kill('SIGKILL');
    throw new Error(`The relay did not start: ${Buffer.concat(said).toString()}`);
  }
  return {
    url,
    async stop() {
      relay.kill('SIGTERM');
      const timer = setTimeout(() => relay.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(timer);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
