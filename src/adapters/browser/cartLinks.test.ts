import { describe, expect, test } from 'vitest';
import type { StreamId } from '../../engine/message.ts';
import { createCartLinks } from './cartLinks.ts';
import { newProfileSecret, randomBytes } from './identifiers.ts';

const links = createCartLinks(randomBytes);

describe('cart links', () => {
  test('the maker may edit; the view key made from the edit key may look; neither leads back', () => {
    const { cartId, key } = links.mint();
    expect(cartId).toMatch(/^[\w-]{22}$/);
    expect(key).toMatch(/^[\w-]{22}$/);
    const viewKey = links.viewKeyOf(key);
    expect(links.roleOf(cartId, key)).toBe('edit');
    expect(links.roleOf(cartId, viewKey)).toBe('view');
    expect(links.roleOf(cartId, links.viewKeyOf(viewKey))).toBeNull();
    expect(links.roleOf(cartId, cartId)).toBeNull();
  });

  test('a damaged link opens nothing', () => {
    const { cartId, key } = links.mint();
    expect(links.roleOf(cartId, key.slice(1))).toBeNull();
    expect(links.roleOf(cartId, '')).toBeNull();
    expect(links.roleOf('../etc', key)).toBeNull();
    expect(links.roleOf(links.mint().cartId, key)).toBeNull();
    expect(() => links.viewKeyOf('nothing')).toThrow();
  });

  test('keys are made of the bytes that were drawn', () => {
    const fixed = createCartLinks((length) => new Uint8Array(length).fill(7));
    expect(fixed.mint()).toEqual(fixed.mint());
    expect(links.mint()).not.toEqual(links.mint());
  });

  test('a person has another actor id in every cart', () => {
    const secret = newProfileSecret();
    const [one, other] = [links.mint().cartId, links.mint().cartId] as [StreamId, StreamId];
    expect(links.actorIdOf(secret, one)).toMatch(/^[\w-]{43}$/);
    expect(links.actorIdOf(secret, one)).toBe(links.actorIdOf(secret, one));
    expect(links.actorIdOf(secret, one)).not.toBe(links.actorIdOf(secret, other));
    expect(links.actorIdOf(newProfileSecret(), one)).not.toBe(links.actorIdOf(secret, one));
  });
});
