// How the demo, the bench and the pictures of all screens are built: Node 20 runs no TypeScript by itself.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['ws', '@playwright/test'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        demo: 'scripts/demo/main.ts',
        bench: 'bench/main.ts',
        budgets: 'bench/budgets.ts',
        fold: 'bench/fold.ts',
        timeline: 'bench/timeline.ts',
        screens: 'scripts/screens/main.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
