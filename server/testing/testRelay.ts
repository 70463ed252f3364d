// For tests: a real relay on a free port of this machine, carts with their keys, and clients that speak the protocol
// over real sockets and remember what they heard.

import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ToldHead } from '../../src/log/logHead.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import {
  type ClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  type ServerMessage,
} from '../../src/wire/frames.ts';
import { cartIdOf, formatKey, subprotocolOf, viewKeyOf } from '../../src/wire/linkKeys.ts';
import { parseConfig, type RelayAccess, type RelayConfig } from '../config.ts';
import { sha256 } from '../host/sha256.ts';
import type { LogStorage } from '../log/logStorage.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { type Relay, type RelayPorts, startRelay } from '../relay.ts';
import type { RelayLimits } from '../room/limits.ts';
import { serveSite } from '../site.ts';

export interface TestCart {
  readonly cartId: string;
  readonly editKey: string;
  readonly viewKey: string;
}

export function newCart(): TestCart {
  const editKey = new Uint8Array(randomBytes(16));
  const viewKey = viewKeyOf(editKey, sha256);
  return { cartId: formatKey(cartIdOf(viewKey, sha256)), editKey: formatKey(editKey), viewKey: formatKey(viewKey) };
}

function defaultConfig(): RelayConfig {
  const parsed = parseConfig({});
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join());
  return parsed.config;
}

export interface TestRelay extends Relay {
  readonly storage: LogStorage;
  readonly url: string;
}

export async function startTestRelay(
  options: Partial<Omit<RelayPorts, 'config' | 'storage'>> & {
    readonly storage?: LogStorage;
    readonly port?: number;
    readonly limits?: Partial<RelayLimits>;
    readonly access?: Partial<RelayAccess>;
    readonly retentionDays?: number;
    readonly drainSeconds?: number;
  } = {},
): Promise<TestRelay> {
  const { storage = memoryLog(), limits, access, port = 0, drainSeconds = 0, retentionDays = 0, ...rest } = options;
  const defaults = defaultConfig();
  const relay = await startRelay({
    config: {
      ...{ port, host: '127.0.0.1', drainSeconds, retentionDays },
      access: { ...defaults.access, ...access },
      limits: { ...defaults.limits, ...limits },
    },
    storage,
    site: serveSite(new Map()),
    now: () => Date.now(),
    retryStorageMs: 20,
    ...rest,
  });
  return { ...relay, storage, url: `ws://127.0.0.1:${relay.port}` };
}

export interface TestClient {
  readonly heard: readonly ServerMessage[];
  readonly say: (message: ClientMessage) => void;
  readonly sayBytes: (bytes: Uint8Array | string) => void;
  readonly hello: (logs?: readonly ToldHead[]) => void;
  readonly push: (...runs: EntryRun[]) => void;
  /** The first message of this kind not yet taken that fits. */
  readonly next: <Kind extends ServerMessage['kind']>(
    kind: Kind,
    fits?: (message: Extract<ServerMessage, { kind: Kind }>) => boolean,
  ) => Promise<Extract<ServerMessage, { kind: Kind }>>;
  /** Resolves when the relay has called this many entries durable. */
  readonly toldDurable: (entries: number) => Promise<void>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  readonly isOpen: () => boolean;
  readonly socket: WebSocket;
  readonly leave: () => void;
}

/** Rejects where the relay refuses the connection. */
export async function connect(
  relay: { url: string },
  cartId: string,
  key: string,
  headers: Record<string, string> = {},
): Promise<TestClient> {
  const socket = new WebSocket(`${relay.url}/sync/${cartId}`, key === '' ? [] : [subprotocolOf(key)], { headers });
  const heard: ServerMessage[] = [];
  const taken = new Set<ServerMessage>();
  socket.on('message', (data) => {
    const message = decodeServerMessage(new Uint8Array(data as Buffer));
    if (message.kind === 'malformed' || message.kind === 'unknown') throw new Error(`the relay said ${message.kind}`);
    heard.push(structuredClone(message));
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => {});
  const client: TestClient = {
    heard,
    socket,
    closed,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    sayBytes: (bytes) => socket.send(bytes),
    say: (message) => socket.send(encodeClientMessage(message)),
    hello: (logs = []) => client.say({ kind: 'hello', version: 1, logs }),
    push: (...runs) => client.say({ kind: 'sync-update', update: encodeUpdate(runs) }),
    async next(kind, fits = () => true) {
      type Wanted = Extract<ServerMessage, { kind: typeof kind }>;
      let found: Wanted | undefined;
      await until(() => {
        found = heard.find(
          (message): message is Wanted => message.kind === kind && !taken.has(message) && fits(message as Wanted),
        );
        return found !== undefined;
      }, `a message of kind ${kind}`);
      const message = found as Wanted;
      taken.add(message);
      return message;
    },
    toldDurable: (entries) =>
      until(() => {
        const lengths = heard.flatMap((message) => (message.kind === 'durable' ? message.logs : []));
        const last = new Map(lengths.map(({ replica, length }) => [replica, length]));
        return [...last.values()].reduce((sum, length) => sum + length, 0) === entries;
      }, `${entries} durable entries`),
    leave: () => socket.terminate(),
  };
  return client;
}

export async function until(isTrue: () => boolean | Promise<boolean>, what: string, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await delay(2);
  }
}

/** Long enough for anything that was going to be said to have been said. */
export async function silence(ms = 60): Promise<void> {
  await delay(ms);
}

export function logLengthOf(run: EntryRun, length = run.entries.length): ToldHead {
  const bytes = run.entries[length - 1]?.bytes ?? new Uint8Array();
  return { replica: run.replica, length, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}
