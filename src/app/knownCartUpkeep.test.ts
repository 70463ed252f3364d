import { expect, test, vi } from 'vitest';
import type { StreamId } from '../engine/message.ts';
import type { DeviceStore, KnownCart } from './device.ts';
import { createKnownCartUpkeep } from './knownCartUpkeep.ts';
import { openCart } from './openCart.ts';
import { createHousehold } from './testing/household.ts';
import { add } from './testing/machine.ts';

function upkeepOver(saveCart: DeviceStore['saveCart'], updateCart = saveCart, isKnown = false) {
  let total = 0;
  const onFailure = vi.fn();
  const upkeep = createKnownCartUpkeep({
    device: { saveCart, updateCart },
    isKnown,
    identity: { cartId: 'cart' as StreamId, key: 'key', role: 'edit', openedAt: 1 },
    summary: () => ({
      name: 'Flat',
      currency: 'EUR',
      total,
      lineCount: 3,
      members: [],
      eventCount: 1,
      changedAt: 1,
      unseen: 0,
      lastSeen: null,
      onRelay: [],
      onDevices: new Map(),
    }),
    whenIdle: queueMicrotask,
    onFailure,
  });
  return {
    upkeep,
    onFailure,
    change() {
      total++;
      upkeep.changed();
    },
  };
}

test('changes while a write is under way are summed up in one more', async () => {
  const saved: Partial<KnownCart>[] = [];
  const releases: (() => void)[] = [];
  const { upkeep, change } = upkeepOver(async (cart) => {
    saved.push(cart);
    await new Promise<void>((done) => releases.push(done));
  });
  change();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  change();
  change();
  releases[0]?.();
  await vi.waitFor(() => expect(saved).toHaveLength(2));
  releases[1]?.();
  await upkeep.flush();
  expect(saved.map(({ total }) => total)).toEqual([1, 3]);
});

test('a failed write is reported, and the next change is written', async () => {
  let isFull = true;
  const saved: Partial<KnownCart>[] = [];
  const { upkeep, change, onFailure } = upkeepOver(async (cart) => {
    if (isFull) throw new Error('full');
    saved.push(cart);
  });
  change();
  await upkeep.flush();
  expect(onFailure).toHaveBeenCalledOnce();
  isFull = false;
  change();
  await upkeep.flush();
  expect(saved).toHaveLength(1);
});

test('a cart is made known once, and only kept up to date from then on: who takes it off means it', async () => {
  for (const isKnown of [false, true]) {
    const [save, update] = [vi.fn(async () => {}), vi.fn(async () => {})];
    const { upkeep, change } = upkeepOver(save, update, isKnown);
    for (let count = 0; count < 3; count++) {
      change();
      await upkeep.flush();
    }
    expect([save.mock.calls.length, update.mock.calls.length]).toEqual(isKnown ? [0, 3] : [1, 2]);
  }
});

test('once stopped, nothing is written, not what is due, either', async () => {
  const save = vi.fn(async () => {});
  const { upkeep, change } = upkeepOver(save);
  change();
  upkeep.stop();
  await upkeep.flush();
  expect(save).not.toHaveBeenCalled();
});

test('a page that is left writes down at once what Home says of its cart', async () => {
  const alice = createHousehold().device('Alice');
  const ports = alice.tab({ whenIdle() {} });
  const cart = ports.links.mint();
  const session = await openCart(ports, { ...cart, role: 'edit', isDraft: true });
  await session.dispatch(add('Milk', 2));
  const known = async () => (await ports.device.cart(cart.cartId))?.lineCount;
  expect(await known()).toBe(0);
  alice.setVisible(false);
  await vi.waitFor(async () => expect(await known()).toBe(1));
  await session.close();
});
