// What the operator sets, by environment variables, and what it is when not set. Every problem is one line that says
// what to do.

import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { minEntryLimit, minFrameLimit } from '../src/wire/updateGrammar.ts';

export interface RelayLimits {
  readonly maxEntryBytes: number;
  readonly maxFrameBytes: number;
  readonly maxLogsPerCart: number;
  readonly maxAwarenessBytes: number;
  /** On average, per connection. More is read later, never refused. */
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** What may wait to be sent to one connection before it is closed. */
  readonly maxBufferedBytes: number;
}

export interface RelayConfig {
  readonly port: number;
  /** Undefined: every address of this machine, IPv6 as well where it has that. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** Null: no app is served, only the relay. */
  readonly staticDir: string | null;
  readonly drainSeconds: number;
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

const numbers = {
  PORT: { fallback: 8787, min: 0, max: 65_535, about: 'port to listen on; 0 takes a free one' },
  MAX_ENTRY_BYTES: { fallback: minEntryLimit, min: minEntryLimit, max: 2 ** 20, about: 'largest entry of a log' },
  MAX_FRAME_BYTES: { fallback: minFrameLimit, min: minFrameLimit, max: 2 ** 26, about: 'largest message' },
  MAX_LOGS_PER_CART: { fallback: 2000, min: 2000, max: 1_000_000, about: 'writers that one cart may ever have had' },
  MAX_AWARENESS_BYTES: { fallback: 2048, min: 256, max: 65_536, about: 'what one tab may say about who is here' },
  FRAMES_PER_SECOND: { fallback: 200, min: 1, max: 1_000_000, about: 'messages read per connection, on average' },
  BYTES_PER_SECOND: { fallback: 2 ** 20, min: 1024, max: 2 ** 30, about: 'bytes read per connection, on average' },
  MAX_BUFFERED_BYTES: { fallback: 2 ** 23, min: 2 ** 20, max: 2 ** 30, about: 'bytes that may wait for a slow reader' },
  DRAIN_SECONDS: { fallback: 10, min: 0, max: 3600, about: 'how long SIGTERM waits for unfinished commits' },
} satisfies Record<string, NumberSetting>;

const texts = {
  HOST: { shown: 'all addresses', about: 'address to listen on; 127.0.0.1 keeps it to this machine' },
  DATA_DIR: { shown: './data', about: 'where the carts are kept' },
  STATIC_DIR: { shown: 'the built app', about: 'the app to serve; empty for none' },
};

export function parseConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];

  function number(name: keyof typeof numbers): number {
    const { fallback, min, max } = numbers[name];
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

  const config: RelayConfig = {
    port: number('PORT'),
    host: environment['HOST'] || undefined,
    dataDir: environment['DATA_DIR'] || './data',
    staticDir: environment['STATIC_DIR'] === undefined ? builtApp() : environment['STATIC_DIR'] || null,
    drainSeconds: number('DRAIN_SECONDS'),
    limits: {
      maxEntryBytes: number('MAX_ENTRY_BYTES'),
      maxFrameBytes: number('MAX_FRAME_BYTES'),
      maxLogsPerCart: number('MAX_LOGS_PER_CART'),
      maxAwarenessBytes: number('MAX_AWARENESS_BYTES'),
      framesPerSecond: number('FRAMES_PER_SECOND'),
      bytesPerSecond: number('BYTES_PER_SECOND'),
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
  const line = (name: string, shown: string | number, about: string) => `  ${name.padEnd(20)} ${about} (${shown})`;
  return [
    'Trolley: serves the app and relays its carts on one port. Set by environment variables:',
    '',
    line('PORT', numbers.PORT.fallback, numbers.PORT.about),
    ...Object.entries(texts).map(([name, { shown, about }]) => line(name, shown, about)),
    '',
    'Limits. Clients count on those of entries, messages and writers: they can only be raised.',
    '',
    ...Object.entries(numbers)
      .filter(([name]) => name !== 'PORT')
      .map(([name, { fallback, about }]) => line(name, fallback, about)),
  ].join('\n');
}

/** Beside the built server. */
function builtApp(): string {
  return fileURLToPath(new URL('../app', import.meta.url));
}
