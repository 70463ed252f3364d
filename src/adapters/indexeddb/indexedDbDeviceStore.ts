// What this device remembers besides events, in IndexedDB: the profile, the carts on Home, the catalogue. Tabs tell each
// other over a channel that something has changed, or that a cart is gone, never what is in it.

import * as v from 'valibot';
import type { DeviceStore, KnownCart, Profile } from '../../app/device.ts';
import { mergeHoldings } from '../../engine/mergeHoldings.ts';
import type { StreamId } from '../../engine/message.ts';
import type { TrolleyDatabase } from './database.ts';
import { removeStream } from './streamRecords.ts';

/** A BroadcastChannel, or a test's. */
export interface DeviceChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const changedMessage = 'device-changed';
const removedMessage = v.object({ removed: v.string() });

export function createIndexedDbDeviceStore(options: {
  readonly database: TrolleyDatabase;
  /** Whoever opens the app here for the first time: a random secret, no name, a colour. */
  readonly newProfile: () => Profile;
  /** What stands for the fields that a record does not have. */
  readonly blankCart: Omit<KnownCart, 'cartId'>;
  readonly channel: DeviceChannel | null;
}): DeviceStore {
  const { database, newProfile, blankCart, channel } = options;
  const listeners = new Set<() => void>();
  const removalListeners = new Set<(cartId: StreamId) => void>();

  function tellListeners(): void {
    for (const listener of [...listeners]) listener();
  }

  function changed(): void {
    channel?.postMessage(changedMessage);
    tellListeners();
  }

  function tellRemoved(cartId: StreamId): void {
    for (const listener of [...removalListeners]) listener(cartId);
    tellListeners();
  }

  channel?.addEventListener('message', ({ data }) => {
    if (data === changedMessage) tellListeners();
    else if (v.is(removedMessage, data)) tellRemoved(data.removed as StreamId);
  });

  // Whoever looks again finds out whether it was deleted.
  database.onTerminated(tellListeners);

  /** Two tabs may ask at once on the very first start: one transaction makes the profile, and both get it. */
  function updateProfile(change: Partial<Profile>): Promise<Profile> {
    return database.transact(['meta'], 'readwrite', async ({ store }) => {
      const profile = { ...((await store.get('profile')) ?? newProfile()), ...change };
      await store.put(profile, 'profile');
      return profile;
    });
  }

  async function writeCart(change: CartChange, { isNewToo }: { readonly isNewToo: boolean }): Promise<void> {
    await database.transact(['carts'], 'readwrite', async ({ store }) => {
      const known = await store.get(change.cartId);
      if (known === undefined && !isNewToo) return;
      await store.put({ ...blankCart, ...known, ...withoutWeakerKey(known, change), ...mostOnDevices(known, change) });
    });
    changed();
  }

  return {
    async profile() {
      const known = await database.transact(['meta'], 'readonly', ({ store }) => store.get('profile'));
      return known ?? updateProfile({});
    },
    async saveProfile(change) {
      const profile = await updateProfile(change);
      changed();
      return profile;
    },
    async putBackProfile(former) {
      await database.transact(['meta'], 'readwrite', async ({ store }) => {
        const found = await store.get('profile');
        if (found === undefined || found.name === '') await store.put(former, 'profile');
      });
      changed();
    },
    async carts() {
      const carts = await database.transact(['carts'], 'readonly', ({ store }) => store.getAll());
      return carts.map((cart) => ({ ...blankCart, ...cart }));
    },
    async cart(cartId) {
      const cart = await database.transact(['carts'], 'readonly', ({ store }) => store.get(cartId));
      return cart === undefined ? null : { ...blankCart, ...cart };
    },
    saveCart: (change) => writeCart(change, { isNewToo: true }),
    updateCart: (change) => writeCart(change, { isNewToo: false }),
    async removeCart(cartId) {
      await removeStream(database, cartId);
      channel?.postMessage({ removed: cartId });
      tellRemoved(cartId);
    },
    products: () => database.transact(['products'], 'readonly', ({ store }) => store.getAll()),
    async importProducts(products) {
      await database.transact(['products'], 'readwrite', ({ store }) =>
        // Async, so that one that throws at once leaves no other's rejection unheard.
        Promise.all(products.map(async (product) => store.put(product))),
      );
      changed();
    },
    subscribe: (listener) => addTo(listeners, () => listener()),
    onRemoved: (listener) => addTo(removalListeners, (cartId) => listener(cartId)),
  };
}

function addTo<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

type CartChange = Partial<KnownCart> & { readonly cartId: StreamId };

/** Another tab may have heard more. A record of an older version says nothing of it. */
function mostOnDevices(known: KnownCart | undefined, { onDevices }: CartChange): Pick<CartChange, 'onDevices'> {
  return onDevices === undefined ? {} : { onDevices: mergeHoldings(onDevices, known?.onDevices ?? new Map()) };
}

/** A view key never replaces an edit key, nor does a key of which nothing is said. */
function withoutWeakerKey(known: KnownCart | undefined, change: CartChange): CartChange {
  if (known?.role !== 'edit' || change.role === 'edit') return change;
  const { key: _key, role: _role, ...rest } = change;
  return rest;
}
