// What this device remembers, as a store that React can read: profile, carts, products. Read again when the device
// says that something changed, in this tab or another.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceStore, KnownCart, Product, Profile } from '../app/device.ts';
import type { GroceryLanguage } from '../domain/catalogue/groceries/groceries.ts';
import type { GroceryFinder } from '../domain/catalogue/groceryFinder.ts';
import type { StorageFailureReason } from '../engine/eventStore.ts';
import type { StreamId } from '../engine/message.ts';
import { samePlain } from '../values/samePlain.ts';
import { storageFailureReason } from './storageFailure.ts';

export interface DeviceSnapshot {
  readonly profile: Profile | null;
  /** Null until read. Newest first. */
  readonly carts: readonly KnownCart[] | null;
  /** The starter catalogue and what was imported; empty until `loadProducts`. */
  readonly products: readonly Product[];
  /** Null until `loadShelf` has made it. */
  readonly finder: GroceryFinder | null;
  /** About to be taken off this device: hidden, and back if undone. */
  readonly leaving: ReadonlySet<StreamId>;
  readonly problem: StorageFailureReason | null;
}

export interface DeviceData {
  readonly store: Pick<StoreApi<DeviceSnapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  loadProducts(): Promise<void>;
  /**
   * With the finder, whose index takes a while to make: for who is about to add. Resolves with what is known even where the
   * catalogue could not be loaded: adding must not wait for it.
   */
  loadShelf(): Promise<Pick<DeviceSnapshot, 'products' | 'finder'>>;
  setLeaving(cartId: StreamId, isLeaving: boolean): void;
  /** The catalogue has names in each. */
  languageChanged(language: GroceryLanguage): void;
}

export function createDeviceData(device: DeviceStore, language: () => GroceryLanguage): DeviceData {
  let shownIn = language();
  const store = createStore<DeviceSnapshot>(() => ({
    profile: null,
    carts: null,
    products: [],
    finder: null,
    leaving: new Set(),
    problem: null,
  }));
  let products: Promise<void> | null = null;
  let shown: { language: GroceryLanguage | null; imported: readonly Product[] } = { language: null, imported: [] };
  let finder: Promise<void> | null = null;

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
    // Whatever changes on this device asks for them again; that those change is rare.
    if (shown.language === shownIn && samePlain(shown.imported, imported)) return;
    shown = { language: shownIn, imported };
    const byId = new Map([...starterCatalogue(shownIn), ...imported].map((product) => [product.id, product]));
    store.setState({ products: [...byId.values()] });
  };

  async function loadProducts(): Promise<void> {
    products ??= readProducts();
    try {
      await products;
    } catch {
      // Not there yet (the network, most often): tried again the next time.
      products = null;
    }
  }

  const makeFinder = async () => {
    const { groceryFinder } = await import('../domain/catalogue/starterCatalogue.ts');
    store.setState({ finder: await groceryFinder(aMoment) });
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
    loadProducts,
    async loadShelf() {
      finder ??= makeFinder();
      await Promise.all([loadProducts(), finder.catch(() => (finder = null))]);
      return store.getState();
    },
    languageChanged(next) {
      if (next === shownIn) return;
      shownIn = next;
      if (products !== null) void readProducts().catch(keepProblem);
    },
    setLeaving(cartId, isLeaving) {
      const leaving = new Set(store.getState().leaving);
      if (isLeaving) leaving.add(cartId);
      else leaving.delete(cartId);
      store.setState({ leaving });
    },
  };
}

/** Lets the page answer whoever taps or types meanwhile. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function newestOf(cart: KnownCart): number {
  return Math.max(cart.changedAt, cart.openedAt);
}
