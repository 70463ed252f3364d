// What this device remembers, as a store that React can read: profile, carts, products. Read again when the device
// says that something changed, in this tab or another.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceStore, KnownCart, Product, Profile } from '../app/device.ts';
import type { StorageFailureReason } from '../engine/eventStore.ts';
import type { StreamId } from '../engine/message.ts';
import { storageFailureReason } from './storageFailure.ts';

export interface DeviceSnapshot {
  readonly profile: Profile | null;
  /** Null until read. Newest first. */
  readonly carts: readonly KnownCart[] | null;
  /** The starter catalogue and what was imported; empty until `loadProducts`. */
  readonly products: readonly Product[];
  /** About to be taken off this device: hidden, and back if undone. */
  readonly leaving: ReadonlySet<StreamId>;
  readonly problem: StorageFailureReason | null;
}

export interface DeviceData {
  readonly store: Pick<StoreApi<DeviceSnapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Resolves with what is known even where the catalogue could not be loaded: adding must not wait for it. */
  loadProducts(): Promise<readonly Product[]>;
  setLeaving(cartId: StreamId, isLeaving: boolean): void;
}

export function createDeviceData(device: DeviceStore): DeviceData {
  const store = createStore<DeviceSnapshot>(() => ({
    profile: null,
    carts: null,
    products: [],
    leaving: new Set(),
    problem: null,
  }));
  let products: Promise<void> | null = null;

  const keepProblem = (error: unknown) => {
    const problem = storageFailureReason(error);
    if (problem === null) throw error;
    store.setState({ problem });
  };

  const readProducts = async () => {
    const [{ starterCatalogue }, imported] = await Promise.all([
      import('../domain/catalogue/starterCatalogue.ts'),
      device.products(),
    ]);
    const byId = new Map([...starterCatalogue(), ...imported].map((product) => [product.id, product]));
    store.setState({ products: [...byId.values()] });
  };

  const read = async () => {
    const [profile, carts] = await Promise.all([device.profile(), device.carts()]);
    store.setState({ profile, carts: [...carts].sort((a, b) => newestOf(b) - newestOf(a)), problem: null });
    if (products !== null) await readProducts();
  };

  device.subscribe(() => void read().catch(keepProblem));
  void read().catch(keepProblem);

  return {
    store,
    async loadProducts() {
      products ??= readProducts();
      try {
        await products;
      } catch {
        // Not there yet (the network, most often): tried again the next time.
        products = null;
      }
      return store.getState().products;
    },
    setLeaving(cartId, isLeaving) {
      const leaving = new Set(store.getState().leaving);
      if (isLeaving) leaving.add(cartId);
      else leaving.delete(cartId);
      store.setState({ leaving });
    },
  };
}

function newestOf(cart: KnownCart): number {
  return Math.max(cart.changedAt, cart.openedAt);
}
