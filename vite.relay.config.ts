// How the relay is built, and the API beside it: plain JavaScript that `node dist/server/main.js` runs, on Node 20 too.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['ws', '@photostructure/sqlite', 'pino', 'prom-client'] },
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
