// An assistant in the cart: it is seen by the name that it was given, and what it did is undone like anybody's.

import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('alice sees by name what her assistant does with her cart, and undoes it', async ({ alice, relay }) => {
  const cart = await alice.startCart('2 Milk');
  const [, id = '', key = ''] = /#\/cart\/([\w-]+)\?k=([\w-]+)/.exec(await cart.link('Edit link')) ?? [];
  const whose = new URLSearchParams({ cart: id, as: 'Alice’s assistant' });
  const call = async (name: string, input: object) => {
    const answer = await fetch(`http://127.0.0.1:${relay.port}/mcp?${whose}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${key}`,
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } }),
    });
    return (await answer.json()).result.content[0].text as string;
  };

  await cart.expectOnRelay();
  expect(await call('look_at_cart', {})).toContain('- 2 × Milk');
  await call('add_item', { name: 'Eggs', quantity: 6 });
  await call('change_quantity', { item: 'Milk', by: 1 });
  await cart.expectCart({ Milk: 3, Eggs: 6 });

  if (await cart.button('What happened').isVisible()) await cart.button('What happened').click();
  await expect(cart.page.getByText('Alice’s assistant changed Milk from 2 to 3').first()).toBeVisible();
  await cart.page.getByRole('button', { name: /^Undo: Alice’s assistant added 6 × Eggs/ }).click();
  const dialog = cart.page.getByRole('dialog', { name: 'Undo this?' });
  await dialog.getByRole('button', { name: 'Undo it' }).click();
  await cart.expectCart({ Milk: 3 });
  await expect.poll(() => call('look_at_cart', {})).not.toContain('Eggs');
});
