import { describe, expect, test } from 'vitest';
import { helpText, parseConfig } from './config.ts';

describe('the settings', () => {
  test('what is not set, or set to nothing, has its default', () => {
    const parsed = parseConfig({ PORT: '', HOST: '', DATA_DIR: '' });
    expect(parsed).toMatchObject({
      kind: 'config',
      config: {
        port: 8787,
        host: undefined,
        dataDir: './data',
        limits: { maxEntryBytes: 16_384, maxFrameBytes: 262_144 },
      },
    });
    expect(parsed.kind === 'config' && parsed.config.staticDir).toMatch(/app$/);
  });

  test('what is set is taken', () => {
    const parsed = parseConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: '/srv/carts',
      STATIC_DIR: '',
      MAX_ENTRY_BYTES: '20000',
      MAX_DEVICES_PER_CART: '50',
    });
    expect(parsed).toMatchObject({
      kind: 'config',
      config: {
        port: 0,
        host: '127.0.0.1',
        dataDir: '/srv/carts',
        staticDir: null,
        limits: { maxEntryBytes: 20_000, maxDevicesPerCart: 50 },
      },
    });
  });

  test.each([
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['PORT', ' 80'],
    ['MAX_ENTRY_BYTES', '16383'], // protocol minima can be raised, not lowered
    ['MAX_FRAME_BYTES', '262143'],
    ['MAX_LOGS_PER_CART', '10'],
    ['DRAIN_SECONDS', '9999999999999999'],
  ])('%s=%s is refused in one line that says what would do', (name, value) => {
    const parsed = parseConfig({ [name]: value });
    expect(parsed).toMatchObject({ kind: 'invalid', problems: [expect.stringContaining(`${name}=${value}`)] });
    expect(parsed.kind === 'invalid' && parsed.problems[0]).toMatch(/from \d+ to \d+$/);
  });

  test('entries must fit into frames', () => {
    expect(parseConfig({ MAX_ENTRY_BYTES: '200000' })).toMatchObject({ kind: 'invalid' });
  });

  test.each([
    ['LOG_LEVEL', 'loud'],
    ['METRICS', 'friends'],
    ['ALLOWED_ORIGINS', 'shop.example'],
    ['ALLOWED_ORIGINS', 'https://shop.example/'],
    ['REQUIRE_ORIGIN', 'yes'],
  ])('%s=%s is refused', (name, value) => {
    expect(parseConfig({ [name]: value })).toMatchObject({
      kind: 'invalid',
      problems: [expect.stringContaining(name)],
    });
  });

  test('who may connect, and what is believed of proxies', () => {
    const given = {
      ALLOWED_ORIGINS: 'https://a.example, http://b.example:81',
      TRUSTED_PROXIES: '1',
      HIDE_VIEWERS: '1',
    };
    expect(parseConfig(given)).toMatchObject({
      config: {
        access: {
          allowedOrigins: ['https://a.example', 'http://b.example:81'],
          requiresOrigin: false,
          trustedProxies: 1,
          hidesViewers: true,
        },
      },
    });
  });

  test('LOG names the servers of a cluster, and how it keeps its log', () => {
    expect(parseConfig({})).toMatchObject({ config: { log: null } });
    expect(parseConfig({ LOG: 'nats://ana:s%40fe@a.example:4222,[::1]:4223' })).toMatchObject({
      config: {
        log: { servers: ['a.example:4222', '[::1]:4223'], user: 'ana', password: 's@fe', partitions: 16, replicas: 3 },
      },
    });
    expect(parseConfig({ LOG: 'tls://a', LOG_REPLICAS: '1' })).toMatchObject({
      config: { log: { servers: ['a'], user: null, isTls: true, replicas: 1 } },
    });
    for (const LOG of ['a:4222', 'http://a', 'nats://', 'nats://a:x', 'nats://ana@a', 'nats://a,,b'])
      expect(parseConfig({ LOG })).toMatchObject({
        problems: [expect.stringMatching(/^LOG is no address like nats:/)],
      });
  });

  test('every problem is named at once', () => {
    expect(parseConfig({ PORT: 'x', DRAIN_SECONDS: 'y' })).toMatchObject({ problems: { length: 2 } });
  });

  test('the help names every setting with its default', () => {
    for (const name of ['PORT', 'HOST', 'DATA_DIR', 'STATIC_DIR', 'MAX_ENTRY_BYTES', 'DRAIN_SECONDS'])
      expect(helpText()).toContain(name);
    expect(helpText()).toContain('8787');
    for (const line of helpText().split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
