// How the app is built and the unit tests are run. The relay has its own build: vite.relay.config.ts.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precache } from './scripts/precache.ts';
import { preloadApp } from './scripts/preloadApp.ts';
import { testProjects } from './scripts/testProjects.ts';

/** Where `npm run dev` started a relay for this page. */
const relay = process.env['TROLLEY_DEV_RELAY'];

const root = 'src/main.tsx';
/** What runs before the rest is there. */
const ahead =
  /preload-helper|src\/ui\/text\/(?:languages|loadWords)\.ts|src\/adapters\/browser\/(?:languageSetting|localStorageOrNull)\.ts/;

export default defineConfig({
  plugins: [react(), preloadApp(root), precache()],
  build: {
    outDir: 'dist/app',
    target: 'es2022',
    // The page's policy allows no inline script, and every supported browser preloads modules by itself.
    modulePreload: {
      polyfill: false,
      // What comes after the first paint may take one more turn, once: its lists would make the first paint wait. The words
      // do not, nor what a cart comes by.
      resolveDependencies: (file, imports, { hostType }) =>
        hostType === 'html' || /\/(en|de|yjsReplica)-/.test(file) ? imports : [],
    },
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', main: root, serviceWorker: 'src/serviceWorker/serviceWorker.ts' },
      output: {
        // What a first visit needs comes in one piece: it packs better, and takes one journey.
        codeSplitting: {
          groups: [
            { name: 'ahead', test: ahead, priority: 1 },
            {
              name: 'first',
              tags: ['$initial'],
              test: /^(?!.*(?:serviceWorker|index\.html|src\/main\.tsx|src\/page\.ts|\.css))/,
            },
          ],
        },
        entryFileNames: (chunk) => (chunk.name === 'serviceWorker' ? 'serviceWorker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: relay
    ? {
        proxy: {
          '/sync': { target: relay, ws: true },
          '/healthz': { target: relay },
          '/api': { target: relay },
          '/mcp': { target: relay },
        },
      }
    : {},
  test: {
    // They read the tests, which no build has.
    projects: process.env['VITEST'] ? testProjects() : [],
    // Two noisy cores: property tests are sized by runs, not by time, and some tests run the compiler.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    setupFiles: 'scripts/testing/patience.ts',
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
});
