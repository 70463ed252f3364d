// The event store's contract on a real browser's IndexedDB: the cases that unit tests run on an imitation of it.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

declare global {
  // What the bundled page offers.
  function runEventStoreContract(): Promise<{ name: string; failure: string | null }[]>;
}

test('the event store keeps its contract on the browser’s own IndexedDB', async ({ page }) => {
  const bundle = await bundleOf('src/adapters/indexeddb/testing/eventStorePage.ts');
  await page.route('http://localhost/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>contract</p>' }),
  );
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: bundle, type: 'module' });
  await page.waitForFunction(() => 'runEventStoreContract' in globalThis);
  const outcomes = await page.evaluate(() => runEventStoreContract());
  expect(outcomes.length).toBeGreaterThan(10);
  expect(outcomes.filter(({ failure }) => failure !== null)).toEqual([]);
});

/** One file, made beside the app's own build and not of it. */
async function bundleOf(entry: string): Promise<string> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'trolley-bundle-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: { outDir, rolldownOptions: { input: path.join(root, entry), output: { entryFileNames: 'page.js' } } },
    });
    return await readFile(path.join(outDir, 'page.js'), 'utf8');
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
