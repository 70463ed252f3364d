// The rights in a link, checked by hashing alone, before any network.

import type { CartLinks } from '../../app/cartLinks.ts';
import type { ActorId, StreamId } from '../../engine/message.ts';
import { base64urlOf } from '../../log/base64url.ts';
import { sha256 } from '../../log/sha256.ts';
import { cartIdOf, formatKey, orderKeyOf, parseKey, roleOfKey, viewKeyOf } from '../../wire/linkKeys.ts';

export function createCartLinks(randomBytes: (length: number) => Uint8Array): CartLinks {
  return {
    mint() {
      const editKey = randomBytes(16);
      const cartId = formatKey(cartIdOf(viewKeyOf(editKey, sha256), sha256)) as StreamId;
      return { cartId, key: formatKey(editKey) };
    },
    roleOf: (cartId, key) => roleOfKey(cartId, key, sha256),
    viewKeyOf(editKey) {
      const bytes = parseKey(editKey);
      if (bytes === null) throw new Error('Not a key; check it with roleOf first.');
      return formatKey(viewKeyOf(bytes, sha256));
    },
    orderOf(cartKey, checkout) {
      const bytes = parseKey(cartKey);
      if (bytes === null) throw new Error('Not a key; check it with roleOf first.');
      const key = orderKeyOf(bytes, new TextEncoder().encode(checkout), sha256);
      return { orderId: formatKey(cartIdOf(viewKeyOf(key, sha256), sha256)) as StreamId, key: formatKey(key) };
    },
    actorIdOf(profileSecret, cartId) {
      // Both have a fixed length, so that no two pairs have the same bytes.
      return base64urlOf(sha256(new TextEncoder().encode(profileSecret + cartId))) as ActorId;
    },
  };
}
