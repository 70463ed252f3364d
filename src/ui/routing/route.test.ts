import { describe, expect, it } from 'vitest';
import type { EventId, StreamId } from '../../engine/message.ts';
import { cartHash, homeHash, newCartHash, orderHash, parseRoute } from './route.ts';

const cartId = 'AbCdEfGhIjKlMnOpQrStUg' as StreamId;
const key = '0123456789abcdefghij_w';
const at = '0192f3a4b5c6000012345678901234' as EventId;

describe('parseRoute', () => {
  it.each(['', '#', '#/', '#/something/else'])('takes %j for Home', (hash) => {
    expect(parseRoute(hash)).toEqual({ kind: 'home' });
  });

  it('reads a cart with key and moment', () => {
    expect(parseRoute(`#/cart/${cartId}?k=${key}&at=${at}`)).toEqual({ kind: 'cart', cartId, key, at, supposed: null });
  });

  it('reads an order, which has a key of its own', () => {
    expect(parseRoute(orderHash(cartId, { key }))).toEqual({ kind: 'order', orderId: cartId, key, at: null });
    expect(parseRoute('#/order/')).toEqual({ kind: 'damaged' });
  });

  it('reads a cart without either', () => {
    expect(parseRoute(`#/cart/${cartId}`)).toEqual({ kind: 'cart', cartId, key: null, at: null, supposed: null });
  });

  it.each([
    ['an id that is cut', `#/cart/${cartId.slice(0, 20)}`],
    ['an id with a stray last letter', `#/cart/${cartId.slice(0, 21)}b`],
    ['no id', '#/cart/'],
    ['a key that is cut', `#/cart/${cartId}?k=${key.slice(1)}`],
    ['an empty key', `#/cart/${cartId}?k=`],
    ['something behind the id', `#/cart/${cartId}/x`],
  ])('calls a cart address with %s damaged', (_, hash) => {
    expect(parseRoute(hash)).toEqual({ kind: 'damaged' });
  });

  it('reads what is supposed to have been otherwise', () => {
    expect(parseRoute(`#/cart/${cartId}?if=a0123456789abcdef`)).toMatchObject({
      kind: 'cart',
      key: null,
      supposed: 'a0123456789abcdef',
    });
  });

  it('ignores a moment that cannot be one: the cart is still worth showing', () => {
    expect(parseRoute(`#/cart/${cartId}?at=yesterday`)).toEqual({
      kind: 'cart',
      cartId,
      key: null,
      at: null,
      supposed: null,
    });
  });
});

describe('cartHash', () => {
  it('is read back as what was written', () => {
    expect(parseRoute(cartHash(cartId, { key, at }))).toEqual({ kind: 'cart', cartId, key, at, supposed: null });
    expect(parseRoute(cartHash(cartId, { at: null }))).toEqual({
      kind: 'cart',
      cartId,
      key: null,
      at: null,
      supposed: null,
    });
    expect(parseRoute(homeHash)).toEqual({ kind: 'home' });
    expect(parseRoute(newCartHash)).toEqual({ kind: 'new' });
  });
});
