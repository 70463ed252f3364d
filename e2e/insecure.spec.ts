// Opened over plain http on another host, the first thing people try with their phone.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { browserArgs } from './browserArgs.mjs';
import { test } from './fixtures.ts';

const executablePath = process.env['PW_CHROMIUM'];

test.use({
  launchOptions: {
    args: [...browserArgs, '--host-resolver-rules=MAP trolley.test 127.0.0.1'],
    ...(executablePath ? { executablePath } : {}),
  },
});

test('alice opens http://trolley.test: one page says why it does not work there and what to do', async ({
  relay,
  page,
}) => {
  await page.goto(`http://trolley.test:${relay.port}/`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await expect(page.getByRole('heading', { name: 'Trolley needs a secure address' })).toBeVisible();
  await expect(page.getByText(/http:\/\/localhost/)).toBeVisible();
  await expect(page.getByText(/https:\/\//)).toBeVisible();
  await expectNoAxeViolations(page, 'insecure address');
});

test('alice opens http://localhost on the same machine: it works', async ({ relay, page }) => {
  await page.goto(`http://localhost:${relay.port}/`);
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeVisible();
});
