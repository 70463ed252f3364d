import { describe, expect, test } from 'vitest';
import { newCart } from '../../server/testing/testRelay.ts';
import { parseAssistant } from './parseAssistant.ts';

const { cartId: id, editKey: key } = newCart();
const link = `https://shop.example/#/cart/${id}?k=${key}`;
const name = 'Ana’s assistant';

describe('who sets an assistant up', () => {
  test('says by environment or by arguments which cart it has, and what it is called', () => {
    const access = { origin: 'https://shop.example', id, key, as: name };
    expect(parseAssistant([], { TROLLEY_LINK: link, TROLLEY_NAME: ` ${name} ` })).toEqual({
      kind: 'assistant',
      access,
    });
    expect(parseAssistant([link, name], {})).toEqual({ kind: 'assistant', access });
    expect(parseAssistant([link, name], { API_URL: 'http://localhost:8788/' })).toEqual({
      kind: 'assistant',
      access: { ...access, origin: 'http://localhost:8788' },
    });
  });

  test.each([
    ['no link', '', name, 'TROLLEY_LINK'],
    ['a link that is none', 'https://shop.example/', name, 'TROLLEY_LINK'],
    ['a link that was cut short', link.slice(0, -1), name, 'damaged or cut short'],
    ['a link with the key of another cart', link.replace(id, newCart().cartId), name, 'damaged or cut short'],
    ['no name', link, ' ', 'TROLLEY_NAME'],
    ['a name that is too long', link, 'x'.repeat(61), 'TROLLEY_NAME'],
  ])('is told what to do about %s, without the key', (_, given, as, told) => {
    const parsed = parseAssistant([], { TROLLEY_LINK: given, TROLLEY_NAME: as });
    expect(parsed).toMatchObject({ kind: 'invalid', problem: expect.stringContaining(told) });
    expect(JSON.stringify(parsed)).not.toContain(key.slice(0, -1));
  });
});
