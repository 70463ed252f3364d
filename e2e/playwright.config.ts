// Tests in a real browser, against relays of their own (fixtures.ts). `npm test` names the browser to use.

import { defineConfig } from '@playwright/test';
import { browserArgs } from './browserArgs.mjs';

const executablePath = process.env['PW_CHROMIUM'];

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // A test that passes only at the second try is a failed test.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 180_000,
  // Generous: two noisy cores, and a reconnect waits for up to a few seconds.
  expect: { timeout: 30_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Traces take a third of the processor's time. To see one of what failed: `--trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...browserArgs], ...(executablePath ? { executablePath } : {}) },
  },
});
