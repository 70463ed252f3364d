// PORT: the rights in a link. `viewKey` and `cartId` are hashes, so nobody need be asked.

import type { CheckoutId } from '../domain/events.ts';
import type { ActorId, StreamId } from '../engine/message.ts';
import type { Role } from '../log/role.ts';

export interface CartLinks {
  /** A cart nobody else knows yet. */
  mint(): { readonly cartId: StreamId; readonly key: string };
  /** What `key` may do with this cart; null when it does not fit or is damaged. */
  roleOf(cartId: string, key: string): Role | null;
  /** The view key to an edit key. */
  viewKeyOf(editKey: string): string;
  /** The order that came of this checkout: every editor of the cart can work it out, and nobody the cart from it. */
  orderOf(cartKey: string, checkout: CheckoutId): { readonly orderId: StreamId; readonly key: string };
  /** SHA-256(profile secret || cart id): the same person cannot be tracked across carts. */
  actorIdOf(profileSecret: string, cartId: StreamId): ActorId;
}
