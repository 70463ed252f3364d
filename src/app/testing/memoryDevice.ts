// A device in memory: what it remembers besides events.

import { mergeHoldings } from '../../engine/mergeHoldings.ts';
import type { StreamId } from '../../engine/message.ts';
import { blankCart } from '../blankCart.ts';
import type { DeviceStore, KnownCart, Product, Profile } from '../device.ts';

export function createMemoryDevice(
  owner: Profile,
  /** Forgets the cart's events and slots. */
  removeEvents: (cartId: StreamId) => void = () => {},
): DeviceStore {
  let profile = owner;
  const carts = new Map<StreamId, KnownCart>();
  const products = new Map<string, Product>();
  const listeners = new Set<() => void>();
  const removalListeners = new Set<(cartId: StreamId) => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  function save(cart: Partial<KnownCart> & { readonly cartId: StreamId }) {
    const known = carts.get(cart.cartId);
    const strongest = known?.role === 'edit' ? { key: known.key, role: known.role } : {};
    const onDevices = cart.onDevices && { onDevices: mergeHoldings(cart.onDevices, known?.onDevices ?? new Map()) };
    carts.set(cart.cartId, { ...blankCart, ...known, ...cart, ...strongest, ...onDevices });
    changed();
  }

  return {
    profile: async () => profile,
    async saveProfile(change) {
      profile = { ...profile, ...change };
      changed();
      return profile;
    },
    async putBackProfile(former) {
      if (profile.name === '') profile = former;
      changed();
    },
    carts: async () => [...carts.values()],
    cart: async (cartId) => carts.get(cartId) ?? null,
    saveCart: async (cart) => save(cart),
    async updateCart(cart) {
      if (carts.has(cart.cartId)) save(cart);
    },
    async removeCart(cartId) {
      carts.delete(cartId);
      removeEvents(cartId);
      for (const listener of removalListeners) listener(cartId);
      changed();
    },
    products: async () => [...products.values()],
    async importProducts(added) {
      for (const product of added) products.set(product.id, product);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRemoved(listener) {
      removalListeners.add(listener);
      return () => removalListeners.delete(listener);
    },
  };
}
