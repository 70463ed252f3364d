// How the relay is built, and the API beside it: plain JavaScript that `node dist/server/main.js` runs, on Node 20 too.

import { defineConfig } from 'vite';

/** Found beside it when it runs; those of NATS only where LOG is set. */
const packages = [
  '@nats-io/jetstream',
  '@nats-io/transport-node',
  '@photostructure/sqlite',
  'pino',
  'prom-client',
  'ws',
];

export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: [...packages] },
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        sqliteWorker: 'server/sqliteWorker.ts',
        api: 'api/main.ts',
        mcp: 'api/mcp/main.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
