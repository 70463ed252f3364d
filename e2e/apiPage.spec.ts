// The page at /api: what can be called, tried against the relay that serves it.

import { expect, type Locator } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('cem tries the API at its own page, by keyboard: he makes a cart, changes it, and opens it in the app', async ({
  page,
  relay,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).port !== String(relay.port)) elsewhere.push(request.url());
  });
  await page.goto(`http://127.0.0.1:${relay.port}/api`);
  await page.getByRole('button', { name: 'Make a cart to try' }).press('Enter');
  await expect(page.getByText(/^The calls below are about cart [\w-]{22},/)).toBeVisible();
  const link = page.getByRole('textbox', { name: 'Link of a cart or an order' });
  const key = (await link.inputValue()).split('k=')[1] as string;

  const change = call(page.getByRole('group'), 'Change a cart');
  await change.open.press('Enter');
  await change.tryIt.press('Enter');
  await expect(change.answer).toContainText('200 OK');
  await change.command.selectOption('RenameCart');
  await change.tryIt.press('Enter');
  await expect(change.answer).toContainText('trolley.cart.CartRenamed');
  const inShell = page.getByText(/^curl 'http:[^']+\/commands' \\\s+-H "Authorization: Bearer \$KEY"/);
  await expect(inShell).toBeVisible();
  await expect(inShell).not.toContainText(key);

  const look = call(page.getByRole('group'), 'Look at a cart, as it is or was');
  await look.open.press('Enter');
  await look.tryIt.press('Enter');
  await expect(look.answer).toContainText('"name": "Milk"');

  const search = call(page.getByRole('group'), 'Which of the followed carts');
  await search.open.press('Enter');
  await search.tryIt.press('Enter');
  await expect(search.answer).toContainText('API_OPERATOR_TOKEN');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeViolations(page, `the page at /api, ${colorScheme}`);
  }
  expect(elsewhere).toEqual([]);

  await page.goto(await link.inputValue());
  await expect(page.getByRole('spinbutton', { name: /Milk/ })).toHaveValue('1');
});

function call(groups: Locator, name: string) {
  const group = groups.filter({ hasText: 'Try it' }).filter({ hasText: name });
  return {
    open: group.locator('summary').first(),
    command: group.getByRole('combobox', { name: 'Command' }),
    tryIt: group.getByRole('button', { name: 'Try it' }),
    answer: group.getByRole('status'),
  };
}
