// Another program in the cart: what it does over HTTP, alice sees in her browser, and the other way round.

import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import type { RelayProcess } from './relayProcess.ts';

interface CartLink {
  readonly id: string;
  readonly key: string;
}

function linkIn(address: string): CartLink {
  const [, id = '', key = ''] = /#\/cart\/([\w-]+)\?k=([\w-]+)/.exec(address) ?? [];
  return { id, key };
}

function callTo(relay: RelayProcess, { id, key }: CartLink) {
  const cart = `http://127.0.0.1:${relay.port}/api/carts/${id}`;
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  async function look(): Promise<readonly { line: string; name: string; quantity: number }[]> {
    return (await (await fetch(cart, { headers })).json()).lines;
  }
  return {
    async send(...commands: readonly object[]) {
      const body = JSON.stringify({ as: 'Recipe app', commands });
      const answer = await fetch(`${cart}/commands`, { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.json() };
    },
    async lines(): Promise<Record<string, number>> {
      return Object.fromEntries((await look()).map(({ name, quantity }) => [name, quantity]));
    },
    /** What commands call it: a product of the catalogue has an id of its own. */
    async lineOf(item: string): Promise<string | undefined> {
      return (await look()).find(({ name }) => name === item)?.line;
    },
  };
}

test('alice sees what a program adds; offline, both go on, meet, and the slider says who did what', async ({
  alice,
  relay,
}) => {
  const made = await fetch(`http://127.0.0.1:${relay.port}/api/carts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: 'Recipe app', name: 'Sunday' }),
  });
  expect(made.status).toBe(201);
  const { editLink } = await made.json();
  const api = callTo(relay, linkIn(editLink));
  const cart = await alice.open(editLink);
  await cart.add('Bread');
  await expect.poll(api.lines).toEqual({ Bread: 1 });

  const sent = await api.send({ type: 'AddItem', data: { name: 'Milk', quantity: 2 } });
  expect(sent.status).toBe(200);
  await expect(cart.line('Milk')).toBeVisible();

  await alice.goOffline();
  await cart.add('Eggs');
  await api.send({ type: 'ChangeQuantity', data: { line: 't:milk', by: 3 } });
  await api.send({ type: 'RemoveItem', data: { line: await api.lineOf('Bread') } });
  await alice.goOnline();
  await expect.poll(api.lines).toEqual({ Milk: 5, Eggs: 1 });
  await expect(cart.line('Eggs')).toBeVisible();
  await expect(cart.line('Bread')).toBeHidden();

  // The slider says who did it.
  await cart.stepBack();
  await expect(cart.page.locator('.moment-deed')).toContainText('Recipe app changed Milk from 2 to 5');
  await expect(cart.line('Bread')).toBeVisible();

  // What it did is undone like anybody's: by itself, and by her.
  await cart.backToNow();
  await api.send({ type: 'Undo', data: {} });
  await expect(cart.line('Bread')).toBeVisible();
  const { body } = await api.send({ type: 'AddItem', data: { name: 'Tea', quantity: 1 } });
  await expect(cart.line('Tea')).toBeVisible();
  if (await cart.button('What happened').isVisible()) await cart.button('What happened').click();
  await cart.page.getByRole('button', { name: /^Undo: Recipe app added .*Tea/ }).click();
  await cart.button('Undo it').click();
  await expect.poll(api.lines).toEqual({ Bread: 1, Milk: 5, Eggs: 1 });
  expect((await api.send({ type: 'Undo', data: { act: body.command } })).status).toBe(200);
});
