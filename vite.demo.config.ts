// How the demo is built: Node 20 runs no TypeScript by itself.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['ws'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { input: { main: 'scripts/demo/main.ts' }, output: { entryFileNames: '[name].js' } },
  },
});
