// A cluster on one machine: three NATS servers, two relays, and one address in front of them that leads to whichever relay
// runs. What ends is started again, as an operator's system would do, so that anything may be killed to see what comes of it.

import path from 'node:path';
import process from 'node:process';
import { natsVersion, startNats } from '../../e2e/natsServers.ts';
import { type RelayProcess, startRelay } from '../../e2e/relayProcess.ts';
import { startTcpProxy, type TcpProxy } from '../../e2e/tcpProxy.ts';

interface Part {
  readonly name: string;
  readonly pid: () => number | null;
  readonly start: () => Promise<void>;
}

const natsCount = 3;
const relayCount = 2;
const watchMs = 500;
const restartMs = 5000;
const quorumMs = 60_000;

const port = Number(process.env['PORT'] || '8787');
const main = path.resolve('dist/server/main.js');
/** In the order in which they end. */
const ending: (() => Promise<void>)[] = [];
const relays: RelayProcess[] = [];
let isStopping = false;
let turn = 0;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
try {
  await run();
} catch (cause) {
  console.error(`The cluster cannot start: ${cause instanceof Error ? cause.message : String(cause)}`);
  await stop(1);
}

async function run(): Promise<void> {
  const front = await addressInFront();
  ending.push(front.close);
  console.log(`▸ Starting ${natsCount} NATS servers (${natsVersion()}) and ${relayCount} relays …`);
  const nats = await startNats(natsCount);
  ending.push(nats.stop);
  for (let index = 0; index < relayCount; index++) {
    const relay = await firstQuorum(() => startRelay({ main, settings: settings(nats.url) }));
    relays.push(relay);
    ending.splice(1, 0, async () => {
      await relay.stop();
      await relay.dispose();
    });
  }
  const parts: Part[] = [
    ...nats.servers.map((address, index) => ({
      name: `NATS server ${index + 1}, nats://${address}`,
      pid: () => nats.pid(index),
      start: () => nats.start(index),
    })),
    ...relays.map(({ port: own, pid, start }, index) => ({
      name: `relay ${index + 1}, http://localhost:${own}/`,
      pid,
      start,
    })),
  ];
  console.log(`\nTrolley: http://localhost:${front.port}/ leads to whichever relay runs.\n`);
  for (const { name, pid } of parts) console.log(`  ${name.padEnd(44)} process ${pid()}`);
  console.log(
    `\nKill any of them (kill -9 <process>): nothing that was saved for everyone is lost, and it is started again`,
  );
  console.log(
    `after ${restartMs / 1000} s. Ctrl-C stops all; what they hold is in a temporary folder, and removed then.\n`,
  );
  for (const part of parts) watch(part);
}

function settings(log: string): Record<string, string> {
  const { LOG_PARTITIONS = '4' } = process.env; // fewer than of a real one: each is a group that elects a leader
  return { LOG: log, LOG_PARTITIONS, LOG_REPLICAS: String(natsCount), TLS_CERT: '', TLS_KEY: '', DRAIN_SECONDS: '2' };
}

async function addressInFront(): Promise<TcpProxy> {
  const running = () => relays.filter(({ pid }) => pid() !== null);
  const next = () => running()[turn++ % Math.max(1, running().length)]?.port ?? 1; // nobody listens at 1: refused
  try {
    return await startTcpProxy(next, port);
  } catch (cause) {
    const isTaken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new Error(`port ${port} is in use. Choose another: PORT=${port + 1} npm run cluster`) : cause;
  }
}

/** Servers that have just agreed on a leader may not all have joined it yet. */
async function firstQuorum(start: () => Promise<RelayProcess>): Promise<RelayProcess> {
  for (const end = Date.now() + quorumMs; ; ) {
    try {
      return await start();
    } catch (cause) {
      if (isStopping || Date.now() > end) throw cause;
    }
  }
}

function watch(part: Part): void {
  const look = setInterval(() => {
    if (isStopping || part.pid() !== null) return;
    clearInterval(look);
    console.log(`  ${part.name} has ended; it is started again in ${restartMs / 1000} s`);
    setTimeout(() => void again(part), restartMs);
  }, watchMs);
}

async function again(part: Part): Promise<void> {
  if (isStopping) return;
  await part.start().then(
    () => console.log(`  ${part.name} runs again as process ${part.pid()}`),
    (cause: unknown) => console.log(`  ${part.name} did not start: ${cause instanceof Error ? cause.message : cause}`),
  );
  watch(part);
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const end of ending) await end().catch(() => {});
  process.exit(code);
}
