// How the proofs of reliability/ are built: Node 20 runs no TypeScript by itself.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: {
    target: 'node',
    noExternal: true,
    external: ['ws', '@nats-io/jetstream', '@nats-io/transport-node', '@photostructure/sqlite', '@playwright/test'],
  },
  build: {
    ssr: true,
    outDir: 'dist/reliability',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { prove: 'reliability/main.ts', honestPair: 'reliability/honest/honestPair.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
