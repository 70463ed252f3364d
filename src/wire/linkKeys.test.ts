import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cartIdOf,
  formatKey,
  keyInSubprotocols,
  orderKeyOf,
  parseKey,
  roleOfKey,
  subprotocolOf,
  viewKeyOf,
} from './linkKeys.ts';
import { sha256 } from './testing/chainedLog.ts';

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
const editKey = Uint8Array.from({ length: 16 }, (_, n) => n);
const cut = (prefix: string, bytes: Uint8Array) =>
  createHash('sha256').update(prefix, 'ascii').update(bytes).digest().subarray(0, 16).toString('base64url');

test('the derivations of the keys, against node:crypto', () => {
  const viewKey = viewKeyOf(editKey, sha256);
  expect(formatKey(viewKey)).toBe(cut('trolley-view', editKey));
  expect(formatKey(cartIdOf(viewKey, sha256))).toBe(cut('trolley-cart', viewKey));
});

test('a key opens its own cart in its own role, and nothing else', () => {
  fc.assert(
    fc.property(sixteen, sixteen, (key, other) => {
      const viewKey = viewKeyOf(key, sha256);
      const cartId = formatKey(cartIdOf(viewKey, sha256));
      expect(roleOfKey(cartId, formatKey(key), sha256)).toBe('edit');
      expect(roleOfKey(cartId, formatKey(viewKey), sha256)).toBe('view');
      expect(roleOfKey(cartId, cartId, sha256)).toBeNull();
      if (!other.every((byte, at) => byte === key[at])) expect(roleOfKey(cartId, formatKey(other), sha256)).toBeNull();
    }),
  );
});

test('a key or a cart that differs in a single bit is another one', () => {
  const cart = cartIdOf(viewKeyOf(editKey, sha256), sha256);
  for (let bit = 0; bit < 128; bit++) {
    expect(roleOfKey(formatKey(cart), formatKey(flip(editKey, bit)), sha256)).toBeNull();
    expect(roleOfKey(formatKey(flip(cart, bit)), formatKey(editKey), sha256)).toBeNull();
  }

  function flip(bytes: Uint8Array, bit: number): Uint8Array {
    return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  }
});

test('an order has keys of its own, which follow from the cart’s edit key and the claim, against node:crypto', () => {
  const claim = Uint8Array.from({ length: 16 }, (_, n) => 255 - n);
  const orderKey = orderKeyOf(editKey, claim, sha256);
  expect(formatKey(orderKey)).toBe(cut('trolley-order', Buffer.concat([editKey, claim])));
  const orderId = formatKey(cartIdOf(viewKeyOf(orderKey, sha256), sha256));
  expect(roleOfKey(orderId, formatKey(orderKey), sha256)).toBe('edit');
  expect(roleOfKey(orderId, formatKey(viewKeyOf(orderKey, sha256)), sha256)).toBe('view');
});

test('an order’s link opens that order and nothing else; who may only look at the cart cannot work it out', () => {
  fc.assert(
    fc.property(sixteen, sixteen, sixteen, (key, claim, otherClaim) => {
      const viewKey = viewKeyOf(key, sha256);
      const cartId = formatKey(cartIdOf(viewKey, sha256));
      const orderKey = orderKeyOf(key, claim, sha256);
      const orderId = formatKey(cartIdOf(viewKeyOf(orderKey, sha256), sha256));
      expect(roleOfKey(cartId, formatKey(orderKey), sha256)).toBeNull();
      for (const stranger of [key, viewKey, orderKeyOf(viewKey, claim, sha256)])
        expect(roleOfKey(orderId, formatKey(stranger), sha256)).toBeNull();
      if (otherClaim.some((byte, at) => byte !== claim[at]))
        expect(roleOfKey(orderId, formatKey(orderKeyOf(key, otherClaim, sha256)), sha256)).toBeNull();
    }),
  );
});

test('keys have one spelling', () => {
  fc.assert(
    fc.property(sixteen, (bytes) => {
      expect(parseKey(formatKey(bytes))).toEqual(bytes);
      expect(formatKey(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }),
  );
  const key = formatKey(editKey);
  for (const bad of [
    '',
    key.slice(1),
    `${key}A`,
    `${key.slice(0, 21)}B`,
    `${key.slice(0, 21)}=`,
    `+${key.slice(1)}`,
    ` ${key.slice(1)}`,
  ]) {
    expect(parseKey(bad)).toBeNull();
    expect(roleOfKey(key, bad, sha256)).toBeNull();
    expect(roleOfKey(bad, key, sha256)).toBeNull();
  }
});

test('the subprotocol carries one key', () => {
  const key = formatKey(editKey);
  expect(keyInSubprotocols([subprotocolOf(key)])).toBe(key);
  expect(keyInSubprotocols(['other', subprotocolOf(key)])).toBe(key);
  expect(keyInSubprotocols([])).toBeNull();
  expect(keyInSubprotocols([subprotocolOf('a'), subprotocolOf('b')])).toBeNull();
});
