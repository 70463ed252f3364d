// Whoever holds a cart's link may use it as the link says, and nobody else.

import { expect, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { test } from './fixtures.ts';
import type { RelayProcess } from './relayProcess.ts';

test('bob has a view link: he sees what alice does, and can change nothing', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk');
  const atBob = await bob.open(await atAlice.link('View link'));
  await expect(atBob.page.getByText('Milk').first()).toBeVisible();
  await expect(atBob.page.getByText('View only').first()).toBeVisible();
  await expect(
    atBob.page.getByRole('button', { name: 'Increase Milk' }).and(atBob.page.locator(':enabled')),
  ).toHaveCount(0);
  await expect(atBob.field.and(atBob.page.locator(':enabled'))).toHaveCount(0);
  await atAlice.add('Bread');
  await expect(atBob.page.getByText('Bread').first()).toBeVisible();
});

test('bob is given the edit link after the view link: now he can change the cart', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk');
  const atBob = await bob.open(await atAlice.link('View link'));
  await expect(atBob.page.getByText('View only').first()).toBeVisible();
  await atBob.page.close();
  const again = await bob.open(await atAlice.link('Edit link'));
  await again.increase('Milk');
  await atAlice.expectCart({ Milk: 3 });
});

test('mallory has a view link and a client of her own: the relay drops what she writes', async ({
  alice,
  bob,
  relay,
}) => {
  const opened = await alice.open('/#/new');
  const sent = framesSentBy(opened.page);
  await opened.add('2 Milk');
  await opened.expectOnRelay();
  const edit = partsOf(await opened.link('Edit link'));
  const view = partsOf(await opened.link('View link'));
  const atBob = await bob.open(`/#/cart/${edit.cartId}?k=${edit.key}`);
  await atBob.expectCart({ Milk: 2 });

  // What alice's own browser would say of one more thing, kept from the relay by a stalled line.
  await opened.page.reload();
  await opened.expectOnRelay();
  alice.line.stall();
  const before = sent.length;
  await opened.add('Bread');
  const written = () => sent.slice(before).filter(([kind, step]) => kind === 0 && step === 2);
  await expect.poll(() => written().length).toBeGreaterThan(0);
  const writing = written();

  const mallory = await connect(relay, view.cartId, view.key);
  for (const frame of writing) mallory.send(frame);
  await settled(mallory);
  await atBob.expectCart({ Milk: 2 });
  mallory.close();

  // The very same bytes, with the right to write: so it was the key that was missing.
  const editor = await connect(relay, edit.cartId, edit.key);
  for (const frame of writing) editor.send(frame);
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  editor.close();
});

test('mallory guesses a key: the relay refuses her, whether the cart exists or not', async ({ alice, relay }) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.expectOnRelay();
  const { cartId } = partsOf(await atAlice.link('Edit link'));
  const refusals = await Promise.all(
    [cartId, 'A'.repeat(22)].map((id) =>
      connect(relay, id, 'Q'.repeat(22)).then(
        () => 'let in',
        (error: Error) => error.message,
      ),
    ),
  );
  expect(refusals[0]).toMatch(/^Unexpected server response: 4\d\d$/);
  expect(refusals[1]).toBe(refusals[0]);
});

test('bob’s link has a wrong key: he is told before any network', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const { cartId } = partsOf(await atAlice.link('Edit link'));
  const { page } = await bob.open(`/#/cart/${cartId}?k=${'A'.repeat(22)}`);
  await expect(page.getByRole('heading', { name: 'This link does not open the cart' })).toBeVisible();
});

test('bob’s link was cut short in a chat: he is told that it is damaged', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const link = await atAlice.link('Edit link');
  const { page } = await bob.open(link.slice(0, -5));
  await expect(page.getByRole('heading', { name: 'This link is damaged' })).toBeVisible();
});

test('bob has the address of a cart without its key: he is told what it takes', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const { cartId } = partsOf(await atAlice.link('Edit link'));
  const { page } = await bob.open(`/#/cart/${cartId}`);
  await expect(page.getByRole('heading', { name: 'This cart is not on this device' })).toBeVisible();
});

test('bob opens the link of a cart whose maker has not been online: nothing here yet, then it arrives', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.open('/#/new');
  await atAlice.untilStored();
  await alice.goOffline();
  await atAlice.add('Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await expect(atBob.page.getByText('Nothing here yet')).toBeVisible();
  await alice.goOnline();
  await atBob.expectCart({ Milk: 1 });
  await expect(atBob.page.getByText('Nothing here yet')).toHaveCount(0);
});

function partsOf(link: string): { cartId: string; key: string } {
  const [, cartId = '', key = ''] = /#\/cart\/([\w-]{22})\?k=([\w-]{22})$/.exec(link) ?? [];
  return { cartId, key };
}

function framesSentBy(page: Page): Buffer[] {
  const frames: Buffer[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => frames.push(Buffer.from(payload))));
  return frames;
}

function connect(relay: RelayProcess, cartId: string, key: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${relay.port}/sync/${cartId}`, `trolley.${key}`);
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The relay has read everything sent so far: it answers pings in order. */
function settled(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('pong', () => resolve());
    socket.ping();
  });
}
