// The address as the app understands it, and back. Keys live in the fragment, which no server sees.

import type { EventId, StreamId } from '../../engine/message.ts';

export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'new' }
  | {
      readonly kind: 'cart';
      readonly cartId: StreamId;
      readonly key: string | null;
      readonly at: EventId | null;
      /** What is supposed to have been otherwise, as domain/whatIf spells it. */
      readonly supposed: string | null;
      readonly isLearned?: boolean;
    }
  | { readonly kind: 'order'; readonly orderId: StreamId; readonly key: string | null; readonly at: EventId | null }
  /** A cart's or order's address that cannot be one. */
  | { readonly kind: 'damaged' };

/** 16 bytes in base64url without padding; the last character carries 2 bits only. */
const sixteenBytes = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const learned = 'arrival';
const eventId = /^[0-9a-f]{30}$/;

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [root, id, ...rest] = path.split('/').filter((part) => part !== '');
  if (root === 'new' && id === undefined) return { kind: 'new' };
  if (root !== 'cart' && root !== 'order') return { kind: 'home' };
  if (id === undefined || rest.length > 0 || !sixteenBytes.test(id)) return { kind: 'damaged' };
  const parameters = new URLSearchParams(query);
  const key = parameters.get('k');
  if (key !== null && !sixteenBytes.test(key)) return { kind: 'damaged' };
  const at = parameters.get('at');
  const given = { key, at: at !== null && eventId.test(at) ? (at as EventId) : null };
  return root === 'cart'
    ? {
        kind: 'cart',
        cartId: id as StreamId,
        ...given,
        supposed: parameters.get('if'),
        ...(parameters.get('by') === learned ? { isLearned: true } : {}),
      }
    : { kind: 'order', orderId: id as StreamId, ...given };
}

interface Parameters {
  readonly key?: string;
  readonly at?: EventId | null;
  /** The moment is one as the device learned of it. */
  readonly isLearned?: boolean;
}

export function cartHash(cartId: StreamId, parameters: Parameters = {}): string {
  return hashOf('cart', cartId, parameters);
}

export function orderHash(orderId: StreamId, parameters: Parameters = {}): string {
  return hashOf('order', orderId, parameters);
}

function hashOf(root: 'cart' | 'order', id: StreamId, parameters: Parameters): string {
  const pairs = [
    ...(parameters.key === undefined ? [] : [`k=${parameters.key}`]),
    ...(parameters.at === undefined || parameters.at === null
      ? []
      : [`at=${parameters.at}`, ...(parameters.isLearned ? [`by=${learned}`] : [])]),
  ];
  return `#/${root}/${id}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

export const homeHash = '#/';
export const newCartHash = '#/new';
