import { expect, test } from 'vitest';
import type { StreamId } from '../../engine/message.ts';
import { openCart } from '../openCart.ts';
import { createHousehold, type Device } from '../testing/household.ts';
import { add } from '../testing/machine.ts';
import { createCartFiles } from './createCartFiles.ts';

const household = createHousehold();

/** A cart that Ana fills, nobody else has. */
async function anasCart(...names: readonly string[]): Promise<{ ana: Device; cartId: StreamId; text: string }> {
  const ana = household.device('Ana');
  const tab = ana.tab();
  const cart = tab.links.mint();
  const session = await openCart(tab, { ...cart, role: 'edit', isDraft: true });
  for (const name of names) await session.dispatch(add(name));
  await session.close();
  const written = await createCartFiles(tab).write(cart.cartId);
  return { ana, cartId: cart.cartId, text: written?.text ?? '' };
}

const filesOf = (device: Device) => createCartFiles(device.tab());
const withoutTime = (text: string) => text.replace(/"time":"[^"]*"/u, '');

test('a file taken on another device, twice, is the same cart there', async () => {
  const { text, cartId } = await anasCart('Milk', 'Bread');
  const files = filesOf(household.device('Ben'));
  const preview = await files.read(text);
  const [cart] = preview.carts;
  if (cart === undefined) throw new Error('the file holds a cart');
  expect(preview.damaged).toEqual([]);
  expect(cart).toMatchObject({ fresh: cart.entries.length, missing: 0, heading: { cart: cartId, role: 'edit' } });

  expect(await files.take(cart)).toEqual({ fresh: cart.entries.length, parted: 0 });
  expect(await files.take(cart)).toEqual({ fresh: 0, parted: 0 });
  expect((await files.read(text)).carts[0]?.fresh).toBe(0);
  const again = await files.write(cartId);
  expect(withoutTime(again?.text ?? '')).toBe(withoutTime(text));
});

test('each line is a CloudEvent, readable, and the first says which cart and holds its link', async () => {
  const { text } = await anasCart('Milk');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const line of lines) {
    expect(line).toMatchObject({
      specversion: '1.0',
      id: expect.any(String),
      source: expect.stringMatching(/^\/carts\//),
      type: expect.stringMatching(/^trolley\.cart/),
      time: expect.stringMatching(/Z$/),
    });
    // What CloudEvents allows as the name of an attribute.
    for (const name of Object.keys(line)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
  }
  expect(lines[0].data).toMatchObject({ role: 'edit', key: expect.any(String), entries: lines.length - 1 });
  expect(lines.map(({ type }) => type)).toContain('trolley.cart.ItemAdded');
});

test('a view key stays one, and an edit key that was here is not lost by it', async () => {
  const { ana, cartId } = await anasCart('Milk');
  const tab = ana.tab();
  const known = await tab.device.cart(cartId);
  const viewKey = tab.links.viewKeyOf(known?.key ?? '');
  const ben = household.device('Ben').tab();
  const text = ((await createCartFiles(tab).write(cartId))?.text ?? '')
    .replace(`"key":"${known?.key}"`, `"key":"${viewKey}"`)
    .replace('"role":"edit"', '"role":"view"');
  const [cart] = (await createCartFiles(ben).read(text)).carts;
  if (cart === undefined) throw new Error('the file holds a cart');
  await createCartFiles(ben).take(cart);
  expect(await ben.device.cart(cartId)).toMatchObject({ role: 'view', key: viewKey, lineCount: 1 });
  await createCartFiles(tab).take(cart);
  expect(await tab.device.cart(cartId)).toMatchObject({ role: 'edit', key: known?.key });
});

test('all of a device is one file, and so is one cart of several', async () => {
  const ana = household.device('Ana');
  const carts = [ana.tab().links.mint(), ana.tab().links.mint()] as const;
  for (const cart of carts) {
    const session = await openCart(ana.tab(), { ...cart, role: 'edit', isDraft: true });
    await session.dispatch(add('Milk'));
    await session.close();
  }
  expect((await filesOf(ana).write(carts[1].cartId))?.carts).toBe(1);
  const written = await filesOf(ana).write();
  expect(written?.carts).toBe(2);
  expect((await filesOf(household.device('Ben')).read(written?.text ?? '')).carts).toHaveLength(2);
});

test('nothing to keep is no file', async () => {
  expect(await filesOf(household.device('Ana')).write()).toBeNull();
});
