// A cart's links: made offline, as the app makes them.

import { createHash, randomBytes } from 'node:crypto';
import type { Sha256 } from '../../src/log/entryHead.ts';
import { cartIdOf, formatKey, viewKeyOf } from '../../src/wire/linkKeys.ts';

export interface Cart {
  readonly cartId: string;
  readonly editKey: string;
  readonly viewKey: string;
}

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

export function newCart(editKey: Uint8Array = new Uint8Array(randomBytes(16))): Cart {
  const viewKey = viewKeyOf(editKey, sha256);
  return { cartId: formatKey(cartIdOf(viewKey, sha256)), editKey: formatKey(editKey), viewKey: formatKey(viewKey) };
}
