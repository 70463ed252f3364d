// The relay as a program: reads its settings, opens its log, listens, and stops in good order. Where it cannot start it
// says in one line what to do.

import { accessSync, constants, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { helpText, parseConfig, type RelayConfig } from './config.ts';
import type { LogStorage } from './logStorage.ts';
import { startLogThread } from './logThread.ts';
import { type Relay, startRelay } from './relay.ts';
import { loadSite, type SiteFiles, serveSite } from './site.ts';

/** Says what is wrong and what to do, to a person. */
class CannotStart extends Error {}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(helpText());
} else {
  try {
    await run();
  } catch (cause) {
    if (!(cause instanceof CannotStart)) throw cause;
    console.error(`Trolley cannot start: ${cause.message}`);
    process.exit(1);
  }
}

async function run(): Promise<void> {
  const parsed = parseConfig(process.env);
  if (parsed.kind === 'invalid') throw new CannotStart(`${parsed.problems.join('; ')}. See --help.`);
  const { config } = parsed;
  const files = siteOf(config);
  const storage = await openStorage(config);
  const health = () => ({ status: 'ok', instanceId: storage.instanceId });
  const relay = await listen(config, storage, files, health);
  stopOnSignal(relay);
  const host = config.host ?? 'localhost';
  console.log(`Trolley is at http://${host.includes(':') ? `[${host}]` : host}:${relay.port}/`);
  if (config.host === undefined && hasOutsideAddress()) {
    console.log('Other devices reach it under the name or address of this machine, if your firewall lets them.');
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

async function openStorage({ dataDir }: RelayConfig): Promise<LogStorage> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 }); // other people's shopping
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new CannotStart(
      `DATA_DIR=${dataDir} cannot be written to (${messageOf(cause)}). Make it writable, or set DATA_DIR to a directory that is.`,
    );
  }
  try {
    return await startLogThread(
      new URL('./sqliteWorker.js', import.meta.url),
      join(dataDir, 'relay.sqlite'),
      (cause) => {
        // Nothing can be kept any more, and nothing called durable is lost: whoever restarts this starts afresh.
        console.error(`Trolley ends: ${messageOf(cause)}`);
        process.exit(1);
      },
    );
  } catch (cause) {
    throw new CannotStart(
      `the log in DATA_DIR=${dataDir} cannot be opened (${messageOf(cause)}). Stop the other relay if there is one; move a damaged file away or restore a backup of it.`,
    );
  }
}

async function listen(
  config: RelayConfig,
  storage: LogStorage,
  files: SiteFiles,
  health: () => object,
): Promise<Relay> {
  try {
    return await startRelay({ config, storage, site: serveSite(files, health), now: () => Date.now() });
  } catch (cause) {
    await storage.close();
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

function stopOnSignal(relay: Relay): void {
  let asked: number | null = null;
  const stop = () => {
    // Some shells and npm pass one Ctrl-C on twice.
    if (asked !== null) return Date.now() - asked > 1000 ? process.exit(1) : undefined;
    asked = Date.now();
    relay.close().then(
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

function hasOutsideAddress(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some((address) => !address.internal));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
