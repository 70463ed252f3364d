// What the operator sets, by environment variables, and what it is when not set. Every problem is one line that says
// what to do.

import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { minEntryLimit, minFrameLimit } from '../src/wire/updateGrammar.ts';
import type { StreamSettings } from './jetstream/openStreams.ts';
import { type MetricsReaders, metricsReaders } from './operate/operatorPages.ts';
import { type LogLevel, logLevels } from './operate/pinoJournal.ts';
import type { RelayLimits } from './room/limits.ts';

export interface RelayAccess {
  /** Origins whose pages may connect, besides the one that the relay itself is reached at. */
  readonly allowedOrigins: readonly string[];
  /** Whether a client that sends no Origin, and so is no browser, is kept out. */
  readonly requiresOrigin: boolean;
  /** How many proxies in front may be believed what they add to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Whether those who may only look are not seen. */
  readonly hidesViewers: boolean;
}

export interface RelayConfig {
  readonly port: number;
  /** Undefined: every address of this machine, IPv6 as well where it has that. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** What other devices reach this relay at, where it cannot know: an origin, or null. */
  readonly publicUrl: string | null;
  /** The streams of a cluster; null: a log of its own, in `dataDir`. */
  readonly log: StreamSettings | null;
  /** PEM files; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Null: no app is served, only the relay. */
  readonly staticDir: string | null;
  readonly drainSeconds: number;
  /** Carts that nobody wrote to for so long are dropped. 0: none ever is. */
  readonly retentionDays: number;
  /** Whether other programs are answered at /api. */
  readonly hasApi: boolean;
  readonly logLevel: LogLevel;
  readonly metricsFor: MetricsReaders;
  readonly access: RelayAccess;
  readonly limits: RelayLimits;
}

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: RelayConfig }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

interface NumberSetting {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  readonly about: string;
}

const mebibyte = 2 ** 20;

const numbers = {
  PORT: { fallback: 8787, min: 0, max: 65_535, about: 'port to listen on; 0 takes a free one' },
  DRAIN_SECONDS: { fallback: 10, min: 0, max: 3600, about: 'how long SIGTERM waits for unfinished commits' },
  LOG_PARTITIONS: { fallback: 16, min: 1, max: 1024, about: 'streams that carts are spread over, for good' },
  LOG_REPLICAS: { fallback: 3, min: 1, max: 5, about: 'NATS servers that keep each stream' },
  RETENTION_DAYS: { fallback: 0, min: 0, max: 36_500, about: 'drop carts idle for so long; 0: never' },
  TRUSTED_PROXIES: { fallback: 0, min: 0, max: 9, about: 'proxies in front whose X-Forwarded-For is believed' },
  REQUIRE_ORIGIN: { fallback: 0, min: 0, max: 1, about: '1 keeps out clients that are no browsers' },
  HIDE_VIEWERS: { fallback: 0, min: 0, max: 1, about: '1 keeps unseen who may only look' },
} satisfies Record<string, NumberSetting>;

const limits = {
  MAX_ENTRY_BYTES: { fallback: minEntryLimit, min: minEntryLimit, max: mebibyte, about: 'largest entry of a log' },
  MAX_FRAME_BYTES: { fallback: minFrameLimit, min: minFrameLimit, max: 2 ** 26, about: 'largest message' },
  MAX_ENTRIES_PER_FRAME: { fallback: 10_000, min: 2500, max: 1_000_000, about: 'entries in one message' },
  MAX_LOGS_PER_CART: { fallback: 2000, min: 2000, max: 1_000_000, about: 'writers that one cart may ever have had' },
  MAX_ENTRIES_PER_CART: { fallback: 1_000_000, min: 100_000, max: 2 ** 40, about: 'entries that one cart may have' },
  MAX_BYTES_PER_CART: { fallback: 256 * mebibyte, min: 16 * mebibyte, max: 2 ** 40, about: 'their bytes together' },
  MAX_DEVICES_PER_CART: { fallback: 200, min: 1, max: 1_000_000, about: 'devices of which is kept what they hold' },
  MAX_CLAIMS_PER_CART: { fallback: 1000, min: 100, max: 1_000_000, about: 'names that may be claimed in one cart' },
  MAX_AWARENESS_BYTES: { fallback: 2048, min: 256, max: 65_536, about: 'what one tab may say about who is here' },
  MAX_CONNECTIONS: { fallback: 20_000, min: 1, max: 1_000_000, about: 'connections in all' },
  MAX_CONNECTIONS_PER_ADDRESS: { fallback: 1000, min: 1, max: 1_000_000, about: 'connections of one address' },
  NEW_CARTS_PER_DAY: { fallback: 1000, min: 1, max: 1_000_000, about: 'carts that one address may start in a day' },
  FIRST_MESSAGE_SECONDS: { fallback: 10, min: 1, max: 3600, about: 'how long a new connection may say nothing' },
  FRAMES_PER_SECOND: { fallback: 200, min: 1, max: 1_000_000, about: 'messages read per connection, on average' },
  BYTES_PER_SECOND: { fallback: mebibyte, min: 1024, max: 2 ** 30, about: 'bytes read per connection, on average' },
  ROOM_FRAMES_PER_SECOND: { fallback: 5000, min: 1, max: 1_000_000, about: 'messages read per cart, on average' },
  ROOM_BYTES_PER_SECOND: { fallback: 32 * mebibyte, min: 1024, max: 2 ** 40, about: 'bytes read per cart, on average' },
  MAX_BUFFERED_BYTES: {
    fallback: 2 ** 23,
    min: mebibyte,
    max: 2 ** 30,
    about: 'bytes that may wait for a slow reader',
  },
} satisfies Record<string, NumberSetting>;

const settings: Readonly<Record<keyof typeof numbers | keyof typeof limits, NumberSetting>> = { ...numbers, ...limits };

const texts = {
  HOST: { shown: 'all addresses', about: 'address to listen on; 127.0.0.1: this machine only' },
  PUBLIC_URL: { shown: 'as found', about: 'where others reach it, such as https://shop.example' },
  TLS_CERT: { shown: 'none', about: 'PEM file of a certificate with its chain: serves https' },
  TLS_KEY: { shown: 'none', about: 'PEM file of its key; both are read anew when renewed' },
  DATA_DIR: { shown: './data', about: 'where the carts are kept' },
  LOG: { shown: 'a file', about: 'a cluster: nats://user:pass@host:4222,host2 or tls://' },
  LOG_CREDENTIALS: { shown: 'none', about: 'file of NATS credentials' },
  LOG_CA: { shown: 'the system’s', about: 'PEM file of who signed the certificates of NATS' },
  STATIC_DIR: { shown: 'the built app', about: 'the app to serve; empty for none' },
  ALLOWED_ORIGINS: { shown: 'its own', about: 'further origins that may connect; * for any' },
  API: { shown: 'on', about: 'off takes away what other programs call, at /api and /mcp' },
  LOG_LEVEL: { shown: 'warn', about: `lines on stderr: ${logLevels.join(', ')}` },
  METRICS: { shown: 'local', about: `who may read /metrics: ${metricsReaders.join(', ')}` },
};

export function parseConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];

  function number(name: keyof typeof settings): number {
    const { fallback, min, max } = settings[name];
    const given = environment[name];
    if (given === undefined || given === '') return fallback;
    const result = v.safeParse(
      v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(min), v.maxValue(max)),
      given,
    );
    if (result.success) return result.output;
    problems.push(`${name}=${given} is not a whole number from ${min} to ${max}`);
    return fallback;
  }

  function oneOf<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word {
    const given = environment[name] || fallback;
    const result = v.safeParse(v.picklist(words), given);
    if (result.success) return result.output;
    problems.push(`${name}=${given} is none of ${words.join(', ')}`);
    return fallback;
  }

  function origins(): string[] {
    const given = (environment['ALLOWED_ORIGINS'] ?? '').split(',').map((origin) => origin.trim());
    for (const origin of given) {
      if (origin === '' || origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)) continue;
      problems.push(`ALLOWED_ORIGINS: ${origin} is no origin like https://shop.example`);
    }
    return given.filter((origin) => origin !== '');
  }

  function publicUrl(): string | null {
    const given = environment['PUBLIC_URL'] || null;
    if (given === null) return null;
    const url = URL.canParse(given) ? new URL(given) : null;
    if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash === '') {
      return url.origin;
    }
    problems.push(`PUBLIC_URL=${given} is no address like https://shop.example`);
    return null;
  }

  function tls(): RelayConfig['tls'] {
    const [cert, key] = [environment['TLS_CERT'] || null, environment['TLS_KEY'] || null];
    if (cert !== null && key !== null) return { cert, key };
    if (cert !== key) problems.push('TLS_CERT and TLS_KEY are a pair: set both, or neither');
    return null;
  }

  function log(): StreamSettings | null {
    const [partitions, replicas] = [number('LOG_PARTITIONS'), number('LOG_REPLICAS')];
    const given = environment['LOG'] || null;
    if (given === null) return null;
    const [, scheme, user, password, servers] = /^(nats|tls):\/\/(?:([^@/:]*):([^@/]*)@)?([^@/]+)$/.exec(given) ?? [];
    if (
      servers === undefined ||
      !servers.split(',').every((server) => /^(\[[\d:a-f]+\]|[\w.-]+)(:\d{1,5})?$/i.test(server))
    ) {
      problems.push('LOG is no address like nats://user:password@host:4222,host2:4222');
      return null;
    }
    return {
      servers: servers.split(','),
      user: user === undefined ? null : decodeURIComponent(user),
      password: password === undefined ? null : decodeURIComponent(password),
      credentials: environment['LOG_CREDENTIALS'] || null,
      isTls: scheme === 'tls',
      authority: environment['LOG_CA'] || null,
      partitions,
      replicas,
    };
  }

  const config: RelayConfig = {
    port: number('PORT'),
    host: environment['HOST'] || undefined,
    publicUrl: publicUrl(),
    tls: tls(),
    log: log(),
    dataDir: environment['DATA_DIR'] || './data',
    staticDir: environment['STATIC_DIR'] === undefined ? builtApp() : environment['STATIC_DIR'] || null,
    drainSeconds: number('DRAIN_SECONDS'),
    retentionDays: number('RETENTION_DAYS'),
    hasApi: oneOf('API', ['on', 'off'], 'on') === 'on',
    logLevel: oneOf('LOG_LEVEL', logLevels, 'warn'),
    metricsFor: oneOf('METRICS', metricsReaders, 'local'),
    access: {
      allowedOrigins: origins(),
      requiresOrigin: number('REQUIRE_ORIGIN') === 1,
      trustedProxies: number('TRUSTED_PROXIES'),
      hidesViewers: number('HIDE_VIEWERS') === 1,
    },
    limits: {
      maxEntryBytes: number('MAX_ENTRY_BYTES'),
      maxFrameBytes: number('MAX_FRAME_BYTES'),
      maxEntriesPerFrame: number('MAX_ENTRIES_PER_FRAME'),
      maxLogsPerCart: number('MAX_LOGS_PER_CART'),
      maxEntriesPerCart: number('MAX_ENTRIES_PER_CART'),
      maxBytesPerCart: number('MAX_BYTES_PER_CART'),
      maxDevicesPerCart: number('MAX_DEVICES_PER_CART'),
      maxClaimsPerCart: number('MAX_CLAIMS_PER_CART'),
      maxAwarenessBytes: number('MAX_AWARENESS_BYTES'),
      maxConnections: number('MAX_CONNECTIONS'),
      maxConnectionsPerAddress: number('MAX_CONNECTIONS_PER_ADDRESS'),
      newCartsPerDay: number('NEW_CARTS_PER_DAY'),
      firstMessageSeconds: number('FIRST_MESSAGE_SECONDS'),
      framesPerSecond: number('FRAMES_PER_SECOND'),
      bytesPerSecond: number('BYTES_PER_SECOND'),
      roomFramesPerSecond: number('ROOM_FRAMES_PER_SECOND'),
      roomBytesPerSecond: number('ROOM_BYTES_PER_SECOND'),
      maxBufferedBytes: number('MAX_BUFFERED_BYTES'),
    },
  };
  const { maxEntryBytes, maxFrameBytes } = config.limits;
  if (maxFrameBytes < 2 * maxEntryBytes) {
    problems.push(`MAX_FRAME_BYTES=${maxFrameBytes} must be at least twice MAX_ENTRY_BYTES=${maxEntryBytes}`);
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'config', config };
}

export function helpText(): string {
  const line = (name: string, shown: string | number, about: string) => `  ${name.padEnd(27)} ${about} (${shown})`;
  const numberLines = (of: Readonly<Record<string, NumberSetting>>) =>
    Object.entries(of).map(([name, { fallback, about }]) => line(name, fallback, about));
  return [
    'Trolley: serves the app and relays its carts on one port.',
    '',
    '  node main.js                     serve',
    '  node main.js verify              read every entry again; exit code 1 if one is damaged',
    '  node main.js backup <file>       write a copy of the log, also while it is in use',
    '  node main.js restore <file>      put such a copy in its place; stop the relay first',
    '  node main.js delete-cart <id>    delete a cart for good, also while it is in use',
    '',
    'Set by environment variables:',
    '',
    ...numberLines(numbers),
    ...Object.entries(texts).map(([name, { shown, about }]) => line(name, shown, about)),
    '',
    'Limits. Clients count on those of entries, messages and writers: they can only be raised.',
    '',
    ...numberLines(limits),
  ].join('\n');
}

/** Beside the built server. */
function builtApp(): string {
  return fileURLToPath(new URL('../app', import.meta.url));
}
