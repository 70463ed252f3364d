import { expect, test, vi } from 'vitest';
import { createTrolley } from './createTrolley.ts';
import { createHousehold } from './testing/household.ts';
import { watchCarts } from './watchCarts.ts';

const surroundings = {
  shareAddresses: async () => [],
  keepAwake: () => () => {},
  update: {
    getState: () => ({ isReady: false }),
    getInitialState: () => ({ isReady: false }),
    subscribe: () => () => {},
  },
  applyUpdate() {},
};
const add = (name: string, price: number | null = null) =>
  ({ type: 'AddItem', data: { name, quantity: 1, price } }) as const;

/** Bob has had Alice's cart open, and looks at all of his now. */
async function bobAtHome() {
  const household = createHousehold();
  const [alice, bob] = [household.device('Alice'), household.device('Bob', 'orange')];
  const { cartId, key, session: atAlices } = await createTrolley(alice.tab(), surroundings).draft();
  await atAlices.dispatch(add('Milk', 129));
  const ports = bob.tab();
  const atBobs = await createTrolley(ports, surroundings).open(cartId, key);
  await vi.waitFor(() => expect(atBobs.store.getState().now.lineCount).toBe(1));
  await atBobs.close();
  const known = () => ports.device.cart(cartId);
  expect(await known()).toMatchObject({ total: 129, unseen: 0 });
  return { alice, bob, atAlices, cartId, key, ports, known };
}

test('what others do shows on Home without opening the cart, and is counted as not seen', async () => {
  const { atAlices, ports, known, cartId, key } = await bobAtHome();
  const stop = watchCarts(ports);
  await atAlices.dispatch(add('Bread', 250));
  await vi.waitFor(async () => expect(await known()).toMatchObject({ total: 379, lineCount: 2, unseen: 1 }));
  expect(await known()).toMatchObject({ firstLines: ['Milk', 'Bread'] });
  await atAlices.dispatch(add('Eggs', 300));
  await vi.waitFor(async () => expect(await known()).toMatchObject({ total: 679, lineCount: 3, unseen: 2 }));
  stop();
  const again = await createTrolley(ports, surroundings).open(cartId, key);
  await vi.waitFor(async () => expect(await known()).toMatchObject({ unseen: 0 }));
  await again.close();
});

test('who only looks at Home is not here, for the others', async () => {
  const { atAlices, ports, known } = await bobAtHome();
  const stop = watchCarts(ports);
  await atAlices.dispatch(add('Bread', 250));
  await vi.waitFor(async () => expect(await known()).toMatchObject({ lineCount: 2 }));
  expect(atAlices.store.getState().people.filter(({ isMe }) => !isMe)).toEqual([]);
  stop();
});

test('what was done without a network leaves from Home', async () => {
  const { bob, atAlices, ports, cartId, key } = await bobAtHome();
  const session = await createTrolley(ports, surroundings).open(cartId, key);
  await vi.waitFor(() => expect(session.store.getState().sync.link.kind).toBe('online'));
  bob.line().cut();
  await session.dispatch(add('Tea'));
  await session.close();
  expect(atAlices.store.getState().now.lineCount).toBe(1);
  const stop = watchCarts(ports);
  await vi.waitFor(() => expect(atAlices.store.getState().now.lineCount).toBe(2));
  stop();
});

test('stopped, nothing is followed any more; a cart taken off meanwhile stays away', async () => {
  const { atAlices, ports, known, cartId } = await bobAtHome();
  const stop = watchCarts(ports);
  await atAlices.dispatch(add('Bread', 250));
  await vi.waitFor(async () => expect(await known()).toMatchObject({ lineCount: 2 }));
  await ports.device.removeCart(cartId);
  await atAlices.dispatch(add('Eggs'));
  stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await known()).toBeNull();
});

test('who has left Home before it could look looks at nothing', async () => {
  const ports = createHousehold().device('Ana').tab();
  const asked = vi.spyOn(ports.device, 'carts');
  const trolley = createTrolley(ports, surroundings);
  trolley.watchCarts()();
  await import('./watchCarts.ts'); // loaded after what was asked for first
  await Promise.resolve();
  expect(asked).not.toHaveBeenCalled();
  const stop = trolley.watchCarts();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  stop();
});
