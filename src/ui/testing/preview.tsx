// The ui over an in-memory household, to look at: three people, a week of history, no network and no storage.

import { createStore } from 'zustand/vanilla';
import type { CartSession } from '../../app/cartSession.ts';
import { createTrolley } from '../../app/createTrolley.ts';
import { createHousehold } from '../../app/testing/household.ts';
import { starterCatalogue } from '../../domain/catalogue/starterCatalogue.ts';
import type { CartCommand } from '../../domain/commands.ts';
import { mountTrolley } from '../mountTrolley.tsx';
import { text } from '../text/en.ts';

Object.assign(globalThis, {
  Buffer: { from: () => ({ toString: () => Math.random().toString(36).padEnd(43, 'x') }) },
});
const scene = new URLSearchParams(window.location.search);
const surroundings = {
  origin: window.location.origin,
  update: createStore(() => ({ isReady: scene.has('update') })),
  applyUpdate: () => window.location.reload(),
};
const household = createHousehold();
const ana = household.device(scene.has('nameless') ? '' : 'Ana', 'teal');
const ben = household.device('Ben', 'orange');
const cleo = household.device('Cleo', 'violet');
const devices = [ana, ben, cleo];
const realEvery = (ms: number, tick: () => void) => {
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
};
const [anas, bens, cleos] = devices.map((device) =>
  createTrolley(device.tab({ every: realEvery, defaults: { ...text.defaults, currency: 'EUR' } }), surroundings),
);
const settle = () => new Promise((done) => setTimeout(done));

async function week() {
  if (anas === undefined || bens === undefined || cleos === undefined) return;
  const { cartId, key, session } = await anas.draft();
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  await session.dispatch({ type: 'CreateCart', data: { name: 'Flat 12, this week', currency: 'EUR' } });
  const sessions = [session, await bens.open(cartId, key), await cleos.open(cartId, key)];
  const wait = (ms: number) => {
    for (const device of devices) device.advance(ms);
  };
  const does = async (who: number, command: CartCommand) => {
    await sessions[who]?.dispatch(command);
    await settle();
    wait(30_000 + random(400_000));
  };
  const products = starterCatalogue()
    .filter((_, index) => index % 6 === 1)
    .slice(0, 25);
  for (const product of products) {
    await does(random(3), {
      type: 'AddItem',
      data: {
        line: product.id,
        name: product.name,
        price: product.price,
        aisle: product.aisle,
        quantity: 1 + random(3),
      },
    });
    if (random(4) === 0) wait(9 * 3_600_000);
  }
  await does(1, { type: 'AddItem', data: { name: 'birthday candles', quantity: 1 } });
  for (let step = 0; step < 160; step += 1) {
    const line = products[random(products.length)]?.id ?? '';
    const name = products.find(({ id }) => id === line)?.name ?? '';
    const act = random(10);
    if (act < 6) await does(random(3), { type: 'ChangeQuantity', data: { line, by: random(3) === 0 ? -1 : 1 } });
    else if (act < 7) await does(random(3), { type: 'SetQuantity', data: { line, to: 1 + random(4) } });
    else if (act < 8)
      await does(random(3), {
        type: 'NoteItem',
        data: { line, note: random(2) === 0 ? 'the one with the blue lid' : '' },
      });
    else if (act < 9) await does(random(3), { type: 'RemoveItem', data: { line } });
    else await does(random(3), { type: 'AddItem', data: { line, name, quantity: 1 } });
    if (random(14) === 0) wait(11 * 3_600_000);
  }
  for (const line of products.slice(0, 4)) await does(0, { type: 'PickItem', data: { line: line.id } });
  sessions[1]?.lookAt(products[8]?.id ?? null);
  await session.close();
  return { cartId, key, sessions };
}

async function start() {
  let live: { readonly cartId: string; readonly key: string; readonly sessions: readonly CartSession[] } | undefined;
  if (!scene.has('fresh')) live = await week();
  if (live !== undefined && scene.has('home') && anas !== undefined) {
    for (const [name, total] of [
      ['Office lunch', 8450],
      ['Camping', 12310],
    ] as const) {
      const draft = await anas.draft();
      await draft.session.dispatchAll([
        { type: 'CreateCart', data: { name, currency: 'EUR' } },
        { type: 'EnsureItem', data: { name: 'Bread', atLeast: 1, price: total } },
      ]);
      await draft.session.close();
    }
    await anas.device.saveCart({ cartId: live.cartId as never, unseen: 3 });
  }
  if (live !== undefined && scene.has('cart')) {
    const links = anas?.links;
    const key = scene.get('cart') === 'view' ? (links?.viewKeyOf(live.key) ?? '') : live.key;
    if (scene.get('cart') === 'view') await anas?.device.removeCart(live.cartId as never);
    const at = scene.get('at');
    const id = at === null ? undefined : live.sessions[1]?.store.getState().history.entries[Number(at)]?.id;
    window.location.hash = `#/cart/${live.cartId}?k=${key}${id === undefined ? '' : `&at=${id}`}`;
  }
  if (scene.has('offline')) setTimeout(() => ana.line().cut(), 300);
  Object.assign(window, { sessions: live?.sessions, ana });
  const missing = scene.has('http') ? (['secure-context', 'web-locks'] as const) : [];
  mountTrolley(document.getElementById('root') as Element, anas ?? null, { missing, url: 'http://192.168.1.20:8787/' });
}

void start();
