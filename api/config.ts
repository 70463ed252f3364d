// What the operator sets, by environment variables, and what it is when not set. Every problem is one line that says what to do.

import type { Bounds } from './http/bounds.ts';

export interface ApiConfig {
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
  readonly dataDir: string;
  readonly relayUrl: string;
  /** Where the app is found, for links; null: where a request came to. */
  readonly appOrigin: string | null;
  readonly drainSeconds: number;
  /** Null: nobody may ask over all carts that are followed. */
  readonly operatorToken: string | null;
  readonly bounds: Pick<Bounds, 'requestsPerSecond' | 'newCartsPerDay' | 'answerMs' | 'maxBodyBytes'>;
  readonly maxOpenBytes: number;
  readonly feedsPerKey: number;
  readonly mostFollowed: number;
  readonly trustedProxies: number;
  readonly origins: readonly string[];
  readonly metricsFor: 'local' | 'all' | 'none';
}

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: ApiConfig }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

const settings = {
  RELAY_URL: { fallback: 'http://localhost:8787', about: 'the relay that it is a member at' },
  PORT: { fallback: '8788', about: 'port to listen on; 0 takes a free one' },
  HOST: { fallback: '', about: 'address to listen on (all); 127.0.0.1: this machine only' },
  DATA_DIR: { fallback: './api-data', about: 'where it keeps what it knows of carts' },
  APP_URL: { fallback: '', about: 'where the app is found, for links (RELAY_URL)' },
  API_OPERATOR_TOKEN: { fallback: '', about: 'with it as the bearer, GET /api/carts tells of all followed carts' },
  REQUESTS_PER_SECOND: { fallback: '200', about: 'by one address or one key, on average; five times as many at once' },
  NEW_CARTS_PER_DAY: { fallback: '1000', about: 'carts that one address may make' },
  MAX_BODY_BYTES: { fallback: String(2 ** 18), about: 'largest request' },
  MAX_OPEN_BYTES: { fallback: String(2 ** 28), about: 'about what carts that are open may take of memory' },
  MAX_FEEDS_PER_KEY: { fallback: '20', about: 'live feeds that one key may have open' },
  MAX_FOLLOWED: { fallback: '500', about: 'carts that are followed; each is kept open' },
  ANSWER_SECONDS: { fallback: '30', about: 'after which a request that is not answered is ended' },
  TRUSTED_PROXIES: { fallback: '0', about: 'proxies in front whose X-Forwarded-For is believed' },
  API_ORIGINS: { fallback: '', about: 'origins whose pages may call it too, with commas between; * for any' },
  METRICS: { fallback: 'local', about: 'who may read /api/metrics: local, all, none' },
  DRAIN_SECONDS: { fallback: '10', about: 'how long SIGTERM waits for what is being done' },
} as const;

export function parseApiConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];
  const given = (name: keyof typeof settings) => environment[name] || settings[name].fallback;

  function number(name: keyof typeof settings, max: number): number {
    if (/^\d{1,15}$/.test(given(name)) && Number(given(name)) <= max) return Number(given(name));
    problems.push(`${name}=${given(name)} is not a whole number from 0 to ${max}`);
    return 0;
  }

  function origin(name: 'RELAY_URL' | 'APP_URL', fallback: string): string {
    const text = given(name) || fallback;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
    problems.push(`${name}=${text} is no address like https://shop.example`);
    return fallback;
  }

  function token(): string | null {
    const text = given('API_OPERATOR_TOKEN');
    if (text === '' || /^[A-Za-z0-9_-]{16,100}$/.test(text)) return text || null;
    // Not what it is: this line is logged.
    problems.push('API_OPERATOR_TOKEN is not 16 to 100 letters, digits, - and _. Make one with: openssl rand -hex 24');
    return null;
  }

  function metricsFor(): ApiConfig['metricsFor'] {
    const who = given('METRICS');
    if (who === 'local' || who === 'all' || who === 'none') return who;
    problems.push(`METRICS=${who} is none of local, all, none`);
    return 'local';
  }

  function origins(): readonly string[] {
    const all = given('API_ORIGINS')
      .split(',')
      .map((one) => one.trim());
    const wrong = all.filter((one) => one !== '' && one !== '*' && !(URL.canParse(one) && new URL(one).origin === one));
    for (const one of wrong) problems.push(`API_ORIGINS: ${one} is no origin like https://shop.example`);
    return all.filter((one) => one !== '');
  }

  const relayUrl = origin('RELAY_URL', settings.RELAY_URL.fallback);
  const config: ApiConfig = {
    port: number('PORT', 65_535),
    host: given('HOST') || undefined,
    dataDir: given('DATA_DIR'),
    relayUrl,
    appOrigin: origin('APP_URL', relayUrl),
    drainSeconds: number('DRAIN_SECONDS', 3_600),
    operatorToken: token(),
    bounds: {
      requestsPerSecond: number('REQUESTS_PER_SECOND', 1_000_000),
      newCartsPerDay: number('NEW_CARTS_PER_DAY', 1_000_000),
      answerMs: 1_000 * number('ANSWER_SECONDS', 3_600),
      maxBodyBytes: number('MAX_BODY_BYTES', 2 ** 26),
    },
    maxOpenBytes: number('MAX_OPEN_BYTES', 2 ** 40),
    feedsPerKey: number('MAX_FEEDS_PER_KEY', 1_000_000),
    mostFollowed: number('MAX_FOLLOWED', 1_000_000),
    trustedProxies: number('TRUSTED_PROXIES', 9),
    origins: origins(),
    metricsFor: metricsFor(),
  };
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'config', config };
}

export function helpText(): string {
  const lines = Object.entries(settings).map(
    ([name, { fallback, about }]) => `  ${name.padEnd(20)} ${about}${fallback === '' ? '' : ` (${fallback})`}`,
  );
  return [
    'Trolley’s HTTP API: a member of the carts that its callers have keys of.',
    '',
    '  node api.js          serve',
    '  node api.js rebuild  write the read models anew, beside those that there are, also while it serves',
    '',
    'Set by environment variables:',
    '',
    ...lines,
  ].join('\n');
}
