import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CartSession } from '../../app/cartSession.ts';
import { createTrolley } from '../../app/createTrolley.ts';
import { createHousehold, type Device } from '../../app/testing/household.ts';
import type { Trolley } from '../../app/trolley.ts';
import { StorageFailure } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import type { AddressBar } from './addressBar.ts';
import { createNavigation, type Screen } from './navigation.ts';
import { cartHash, parseRoute } from './route.ts';

const unusedCart = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

function createAddress(start: string, shared: string | null = null) {
  let hash = start;
  const listeners = new Set<() => void>();
  return {
    hash: () => hash,
    replace: (next) => {
      hash = next;
    },
    go(next) {
      hash = next;
      for (const listener of listeners) listener();
    },
    takeShared() {
      const text = shared;
      shared = null;
      return text;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } satisfies AddressBar;
}

function trolleyOn(device: Device): Trolley {
  const update = {
    getState: () => ({ isReady: false }),
    getInitialState: () => ({ isReady: false }),
    subscribe: () => () => {},
  };
  return createTrolley(device.tab(), {
    shareAddresses: async () => [],
    keepAwake: () => () => {},
    update,
    applyUpdate() {},
  });
}

/** A browser tab at an address. `timers` run when the test says so. */
function tabAt(hash: string, trolley: Trolley, shared: string | null = null) {
  const address = createAddress(hash, shared);
  const timers = new Set<() => void>();
  const navigation = createNavigation({
    trolley,
    address,
    later(_, run) {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  const shows = (kind: Screen['kind']) => vi.waitFor(() => expect(navigation.screen.getState().kind).toBe(kind));
  const session = async (): Promise<CartSession> => {
    await shows('cart');
    const screen = navigation.screen.getState();
    if (screen.kind !== 'cart') throw new Error('No cart is open.');
    return screen.cart.session;
  };
  const passTime = () => {
    for (const run of [...timers]) run();
    timers.clear();
  };
  return { address, navigation, shows, session, passTime };
}

async function aCartOf(trolley: Trolley) {
  const { cartId, key, session } = await trolley.draft();
  await session.dispatch({ type: 'AddItem', data: { name: 'Milk', quantity: 1 } });
  await session.dispatch({ type: 'AddItem', data: { name: 'Eggs', quantity: 1 } });
  const ids = session.store.getState().history.entries.map(({ id }) => id);
  await session.close();
  return { cartId, key, ids };
}

afterEach(() => vi.restoreAllMocks());

describe('Home', () => {
  it('is a draft at once on a device that knows no cart', async () => {
    const tab = tabAt('', trolleyOn(createHousehold().device('Alice')));
    expect((await tab.session()).store.getState().history.entries).toEqual([]);
  });

  it('is the list of carts for who goes there on purpose, even where it is empty: importing is there', async () => {
    const tab = tabAt('', trolleyOn(createHousehold().device('Alice')));
    await tab.shows('cart');
    tab.address.go('#/');
    await tab.shows('home');
  });

  it('is the cart that was used last where another app shares something: that is taken once', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    await aCartOf(trolley);
    const { cartId } = await aCartOf(trolley);
    await trolley.device.updateCart({ cartId, openedAt: Number.MAX_SAFE_INTEGER });
    const tab = tabAt('', trolley, 'milk\neggs');
    await tab.shows('cart');
    expect(parseRoute(tab.address.hash())).toMatchObject({ cartId });
    expect([tab.navigation.takeShared(), tab.navigation.takeShared()]).toEqual(['milk\neggs', null]);
  });

  it('is the list of carts on a device that knows some', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    await aCartOf(trolley);
    await tabAt('#/', trolley).shows('home');
  });
});

describe('a draft', () => {
  it('gets its address with its first item, and stays open', async () => {
    const tab = tabAt('#/new', trolleyOn(createHousehold().device('Alice')));
    const session = await tab.session();
    expect(tab.address.hash()).toBe('#/new');
    await session.dispatch({ type: 'AddItem', data: { name: 'Milk', quantity: 1 } });
    expect(parseRoute(tab.address.hash())).toMatchObject({ kind: 'cart', key: expect.stringMatching(/^.{22}$/) });
    expect(await tab.session()).toBe(session);
  });
});

describe('a link', () => {
  it('opens the cart on another device; the address then lets look, not change', async () => {
    const household = createHousehold();
    const { cartId, key } = await aCartOf(trolleyOn(household.device('Alice')));
    const trolley = trolleyOn(household.device('Bob'));
    const tab = tabAt(cartHash(cartId, { key }), trolley);
    await tab.session();
    expect(tab.address.hash()).toBe(cartHash(cartId, { key: trolley.links.viewKeyOf(key) }));
    const screen = tab.navigation.screen.getState();
    expect(screen.kind === 'cart' && screen.cart.isByLink).toBe(true);
  });

  it('to look, opened where the cart may be changed, takes nothing away', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const { cartId, key } = await aCartOf(trolley);
    const tab = tabAt(cartHash(cartId, { key: trolley.links.viewKeyOf(key) }), trolley);
    expect((await tab.session()).store.getState().role).toBe('edit');
    const screen = tab.navigation.screen.getState();
    expect(screen.kind === 'cart' && screen.cart.key).toBe(key);
  });

  it.each<[string, string, Screen['kind']]>([
    ['cut short', '#/cart/AAAA', 'damaged'],
    ['with a key of another cart', cartHash(unusedCart, { key: unusedCart }), 'wrong-key'],
    ['without a key to an unknown cart', cartHash(unusedCart), 'unknown-cart'],
  ])('%s gets a page of its own', async (_, hash, kind) => {
    await tabAt(hash, trolleyOn(createHousehold().device('Alice'))).shows(kind);
  });

  it('to edit, opened over a cart that could only be viewed, opens it anew with its rights', async () => {
    const household = createHousehold();
    const { cartId, key } = await aCartOf(trolleyOn(household.device('Alice')));
    const trolley = trolleyOn(household.device('Bob'));
    const tab = tabAt(cartHash(cartId, { key: trolley.links.viewKeyOf(key) }), trolley);
    expect((await tab.session()).store.getState().role).toBe('view');
    tab.address.go(cartHash(cartId, { key }));
    await vi.waitFor(async () => expect((await tab.session()).store.getState().role).toBe('edit'));
  });
});

describe('the moment in the address', () => {
  it('is looked at when the cart opens', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const { cartId, ids } = await aCartOf(trolley);
    const [first = null] = ids;
    const session = await tabAt(cartHash(cartId, { at: first }), trolley).session();
    await vi.waitFor(() => expect(session.store.getState().cursor?.id).toBe(first));
  });

  it('follows the cursor, and the cursor follows it', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const { cartId, key, ids } = await aCartOf(trolley);
    const [first = null, second = null] = ids;
    const viewKey = trolley.links.viewKeyOf(key);
    const tab = tabAt(cartHash(cartId), trolley);
    const session = await tab.session();
    session.moveCursor(first);
    tab.passTime();
    expect(tab.address.hash()).toBe(cartHash(cartId, { key: viewKey, at: first }));
    tab.address.go(cartHash(cartId, { at: second }));
    expect(session.store.getState().cursor?.id).toBe(second);
    session.moveCursor(null);
    tab.passTime();
    expect(tab.address.hash()).toBe(cartHash(cartId, { key: viewKey }));
  });

  it('waits while the history plays: browsers limit how often an address may change', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const { cartId } = await aCartOf(trolley);
    const tab = tabAt(cartHash(cartId), trolley);
    const session = await tab.session();
    session.play();
    tab.passTime();
    expect(parseRoute(tab.address.hash())).toMatchObject({ at: null });
    session.pause();
    tab.passTime();
    expect(parseRoute(tab.address.hash())).toMatchObject({ at: session.store.getState().cursor?.id });
  });
});

describe('leaving', () => {
  it('closes the cart before the next one opens', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const first = await aCartOf(trolley);
    const second = await aCartOf(trolley);
    const tab = tabAt(cartHash(first.cartId), trolley);
    const closed = vi.spyOn(await tab.session(), 'close');
    tab.address.go(cartHash(second.cartId));
    await vi.waitFor(async () => expect((await tab.session()).store.getState().now.isCreated).toBe(true));
    expect(closed).toHaveBeenCalledOnce();
  });

  it('takes only the last of several quick turns', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const { cartId } = await aCartOf(trolley);
    const opened = vi.spyOn(trolley, 'open');
    const tab = tabAt('#/', trolley);
    tab.address.go(cartHash(cartId));
    tab.address.go('#/cart/AAAA');
    tab.address.go('#/');
    await tab.shows('home');
    expect(opened).not.toHaveBeenCalled();
  });
});

describe('a device that cannot store', () => {
  it('gets a page that says why, and may try again', async () => {
    const trolley = trolleyOn(createHousehold().device('Alice'));
    const carts = vi
      .spyOn(trolley.device, 'carts')
      .mockRejectedValue(new StorageFailure('unavailable', 'no IndexedDB'));
    const tab = tabAt('#/', trolley);
    await tab.shows('storage');
    expect(tab.navigation.screen.getState()).toEqual({ kind: 'storage', reason: 'unavailable' });
    carts.mockRestore();
    tab.navigation.retry();
    await tab.shows('cart');
  });
});
