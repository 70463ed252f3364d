// The relay as a program: reads its settings, opens its log, listens, and stops in good order. Where it cannot start it
// says in one line what to do.

import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { helpText, parseConfig, type RelayConfig } from './config.ts';
import type { LogCache } from './log/logCache.ts';
import { LogFailure, type LogStorage } from './log/logStorage.ts';
import { startLogThread } from './log/logThread.ts';
import { type Neighbour, neighbour } from './neighbour.ts';
import { readBackup } from './operate/backupReader.ts';
import { greeting } from './operate/greeting.ts';
import { relayMetrics } from './operate/metrics.ts';
import { backup, deleteCart, restore, verify } from './operate/operatorCommands.ts';
import { operatorPages } from './operate/operatorPages.ts';
import { openJournal } from './operate/pinoJournal.ts';
import { reachableAddresses } from './operate/reachableAddresses.ts';
import { readiness } from './operate/readiness.ts';
import { readTlsCertificate, type TlsCertificate } from './operate/tlsCertificate.ts';
import { type Relay, type RelayPorts, startRelay } from './relay.ts';
import type { Journal } from './room/journal.ts';
import { loadSite, type SiteFiles, serveSite } from './site.ts';
import { addressOf } from './visitors.ts';

const databaseName = 'relay.sqlite';
/** Where the process behind /api keeps what it knows. */
const apiFolder = 'api';

/** Says what is wrong and what to do, to a person. */
class CannotStart extends Error {}

const now = () => Date.now();
const [command, ...operands] = process.argv.slice(2);

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(helpText());
} else {
  try {
    if (command === undefined) await run();
    else process.exitCode = await operate(command, operands);
  } catch (cause) {
    const what = command === undefined ? 'start' : command;
    if (!(cause instanceof CannotStart || cause instanceof LogFailure)) throw cause;
    console.error(`Trolley cannot ${what}: ${cause.message}`);
    process.exit(1);
  }
}

async function operate(name: string, [operand]: readonly string[]): Promise<number> {
  const config = settings();
  const path = join(config.dataDir, databaseName);
  const say = (line: string) => console.log(line);
  if (config.log !== null && operand !== undefined && (name === 'restore' || name === 'delete-cart'))
    return operateCluster(name, operand, config, say);
  if (name === 'verify') return verify(path, say, now);
  if (operand !== undefined) {
    if (name === 'backup') return backup(path, operand, say);
    if (name === 'restore') return restore(path, operand, say, now);
    if (name === 'delete-cart') return deleteCart(path, operand, say, now);
  }
  throw new CannotStart('there is no such command, or it lacks its operand. See --help.');
}

/** On the streams, for all relays. */
async function operateCluster(
  name: 'restore' | 'delete-cart',
  operand: string,
  { log, limits }: RelayConfig,
  say: (line: string) => void,
): Promise<number> {
  if (log === null) return 1;
  const { deleteFromStreams, onStreams, restoreIntoStreams } = await import('./jetstream/clusterCommands.ts');
  const wanted = { ...log, maxFrameBytes: limits.maxFrameBytes };
  if (name === 'delete-cart') return onStreams(wanted, (stream) => deleteFromStreams(stream, operand, say, now));
  const copy = readBackup(operand);
  return onStreams(wanted, (stream) => restoreIntoStreams(stream, copy, say, now)).finally(copy.close);
}

function settings(): RelayConfig {
  const parsed = parseConfig(process.env);
  if (parsed.kind === 'invalid') throw new CannotStart(`${parsed.problems.join('; ')}. See --help.`);
  return parsed.config;
}

async function run(): Promise<void> {
  const config = settings();
  const files = siteOf(config);
  const journal = openJournal(config.logLevel);
  const tls = certificateOf(config, journal);
  const log = await openStorage(config, journal);
  let relay: Relay | null = null;
  const metrics = relayMetrics(() => relay?.roomCount() ?? 0);
  const canCommit = readiness(log.storage, now);
  const addresses = () =>
    reachableAddresses(
      { ...config, port: relay?.port ?? config.port, isTls: config.tls !== null },
      networkInterfaces(),
    );
  let isStopping = false;
  const api = config.hasApi ? apiBeside(config, journal, () => relay?.port ?? config.port) : null;
  const pages = serveSite(files);
  const allMetrics = {
    contentType: metrics.contentType,
    text: async () => (await metrics.text()) + ((await api?.ask('/api/metrics')) ?? ''),
  };
  const site = operatorPages(
    {
      isReady: async () => !isStopping && (await canCommit()),
      metrics: allMetrics,
      metricsFor: config.metricsFor,
      addresses,
    },
    api === null ? pages : api.before(pages),
  );
  const { measures } = metrics;
  relay = await listen(config, {
    config,
    ...log,
    site,
    now,
    measures,
    journal,
    ...(tls === null ? {} : { tls }),
  });
  // It may hold what has to leave.
  if (existsSync(join(config.dataDir, apiFolder))) api?.start();
  stopOnSignal(relay, api, () => {
    isStopping = true;
    journal.info({}, 'stopping');
  });
  journal.info({ port: relay.port, limits: config.limits }, 'started');
  const host = config.host ?? 'localhost';
  const own = `${config.tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${relay.port}`;
  console.log(greeting(own, addresses(), process.stdout.isTTY === true));
}

function certificateOf({ tls }: RelayConfig, journal: Journal): TlsCertificate | null {
  if (tls === null) return null;
  try {
    return readTlsCertificate(tls, {
      unfit: ({ message }) =>
        journal.warn({ cause: message }, 'the renewed certificate cannot be used; the one before is'),
    });
  } catch (cause) {
    throw new CannotStart(
      `TLS_CERT=${tls.cert} and TLS_KEY=${tls.key} cannot be used (${messageOf(cause)}). Name two PEM files that this user may read: a certificate with its chain, and its key.`,
    );
  }
}

function siteOf({ staticDir }: RelayConfig): SiteFiles {
  if (staticDir === null) return new Map();
  const files = loadSite(staticDir);
  if (files === null) {
    throw new CannotStart(
      `there is no built app in ${staticDir}. Run "npm start", which builds it, or set STATIC_DIR.`,
    );
  }
  return files;
}

async function openStorage(config: RelayConfig, journal: Journal): Promise<Pick<RelayPorts, 'storage' | 'others'>> {
  const { log } = config;
  const file = await openFile(config);
  if (log === null) return { storage: file };
  try {
    const { openCluster } = await import('./jetstream/openCluster.ts');
    const wanted = { ...log, maxFrameBytes: config.limits.maxFrameBytes };
    return await openCluster(wanted, file, (text) => journal.warn({}, text));
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

async function openFile({ dataDir, log }: RelayConfig): Promise<LogStorage & LogCache> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 }); // other people's shopping
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new CannotStart(
      `DATA_DIR=${dataDir} cannot be written to (${messageOf(cause)}). Make it writable, or set DATA_DIR to a directory that is.`,
    );
  }
  try {
    const file = { path: join(dataDir, databaseName), isCache: log !== null };
    return await startLogThread(new URL('./sqliteWorker.js', import.meta.url), file, (cause) => {
      // Nothing can be kept any more, and nothing called durable is lost: whoever restarts this starts afresh.
      console.error(`Trolley ends: ${messageOf(cause)}`);
      process.exit(1);
    });
  } catch (cause) {
    throw new CannotStart(
      `the log in DATA_DIR=${dataDir} cannot be opened (${messageOf(cause)}). Stop the other relay if there is one; of a damaged file, "verify" saves what can be read, or restore a backup of it.`,
    );
  }
}

async function listen(config: RelayConfig, ports: RelayPorts): Promise<Relay> {
  try {
    return await startRelay(ports);
  } catch (cause) {
    await ports.storage.close();
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const where = `${config.host ?? 'every address'}, port ${config.port}`;
    if (code === 'EADDRINUSE') {
      throw new CannotStart(`${where}, is in use. Stop what uses it, or choose another with PORT=${config.port + 1}.`);
    }
    if (code === 'EACCES') {
      throw new CannotStart(`${where}, is not open to this user. Choose one above 1023 with PORT.`);
    }
    throw new CannotStart(`it cannot listen on ${where} (${messageOf(cause)}). Set HOST and PORT.`);
  }
}

function apiBeside(config: RelayConfig, journal: Journal, port: () => number): Neighbour {
  const isTls = config.tls !== null;
  const everywhere = config.host === undefined || config.host === '0.0.0.0' || config.host === '::';
  const host = everywhere ? '127.0.0.1' : config.host?.includes(':') ? `[${config.host}]` : config.host;
  return neighbour({
    paths: ['/api', '/mcp'],
    program: new URL('./api.js', import.meta.url),
    isTls,
    environment: () => ({
      RELAY_URL: `${isTls ? 'https' : 'http'}://${host}:${port()}`,
      APP_URL: config.publicUrl ?? '',
      DATA_DIR: join(config.dataDir, apiFolder),
      DRAIN_SECONDS: String(config.drainSeconds),
      HOST: '127.0.0.1',
      PORT: '0',
    }),
    addressOf: (request) => addressOf(request, config.access.trustedProxies),
    onEnd: (code) =>
      journal.error({ code }, 'the process behind /api and /mcp has ended; the next request starts it again'),
  });
}

function stopOnSignal(relay: Relay, api: Neighbour | null, stopping: () => void): void {
  let asked: number | null = null;
  const stop = () => {
    // Some shells and npm pass one Ctrl-C on twice.
    if (asked !== null) return Date.now() - asked > 1000 ? process.exit(1) : undefined;
    asked = Date.now();
    stopping();
    // What it has accepted goes out first.
    const quiet = api?.close() ?? Promise.resolve();
    quiet.then(relay.close).then(
      () => process.exit(0),
      (cause: unknown) => {
        console.error(`Trolley did not stop in good order: ${messageOf(cause)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
