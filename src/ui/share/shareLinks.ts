// The links a cart can be shared by, from the key this device holds. From a view key no edit link can be made.

import type { CartLinks } from '../../app/cartLinks.ts';
import type { CartSnapshot } from '../../app/cartSession.ts';
import type { StreamId } from '../../engine/message.ts';
import { cartHash } from '../routing/route.ts';

export interface ShareLinks {
  readonly edit: string | null;
  readonly view: string;
}

export function shareLinks(
  cart: { readonly cartId: StreamId; readonly key: string; readonly role: CartSnapshot['role'] },
  links: Pick<CartLinks, 'viewKeyOf'>,
  page: string,
): ShareLinks {
  const { cartId, key, role } = cart;
  const link = (shared: string) => `${page}${cartHash(cartId, { key: shared })}`;
  return role === 'edit' ? { edit: link(key), view: link(links.viewKeyOf(key)) } : { edit: null, view: link(key) };
}
