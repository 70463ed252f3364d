// Who follows which cart, for a log that has something to tell them.

import type { Follower } from './logStorage.ts';

export interface Followers {
  readonly follow: (cartId: string, follower: Follower) => () => void;
  readonly committed: (cartId: string, update: Uint8Array) => void;
  readonly of: (cartId: string) => Iterable<Follower>;
  readonly all: () => Iterable<Follower>;
}

export function followers(): Followers {
  const byCart = new Map<string, Set<Follower>>();
  return {
    follow(cartId, follower) {
      const known = byCart.get(cartId) ?? new Set();
      byCart.set(cartId, known.add(follower));
      return () => {
        known.delete(follower);
        if (known.size === 0 && byCart.get(cartId) === known) byCart.delete(cartId);
      };
    },
    committed(cartId, update) {
      for (const follower of byCart.get(cartId) ?? []) follower.committed(update);
    },
    of: (cartId) => byCart.get(cartId) ?? [],
    *all() {
      for (const known of byCart.values()) yield* known;
    },
  };
}
