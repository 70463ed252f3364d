// How the demo and the bench are built: Node 20 runs no TypeScript by itself.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['ws', '@playwright/test'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { demo: 'scripts/demo/main.ts', bench: 'bench/main.ts', fold: 'bench/fold.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
