import { describe, expect, test } from 'vitest';
import { createCartApi, type Fetch } from './cartApi.ts';

const key = 'the-key';
const access = { origin: 'http://shop.test', id: 'the-cart', key, as: 'Ana’s assistant' };
const asked = (fetch: Fetch) => createCartApi(access, fetch).look();

describe('a cart that cannot be asked', () => {
  test('where nobody answers, says so', async () => {
    expect(await asked(() => Promise.reject(new TypeError(`cannot fetch with ${key}`)))).toEqual({
      kind: 'refused',
      why: 'http://shop.test does not answer. Check that Trolley runs there, then try again.',
    });
  });

  test('where the API is turned off, or something else answers, says so', async () => {
    for (const answer of [
      new Response('<html>', { status: 200 }),
      new Response('Not found', { status: 404 }),
      Response.json({ hello: 1 }),
    ]) {
      expect(await asked(async () => answer)).toEqual({
        kind: 'refused',
        why: 'There is no API at http://shop.test/api. Whoever runs it may have turned it off (API=off).',
      });
    }
  });

  test('where it is refused, says why, and which part of what was sent it is about', async () => {
    const problem = { detail: 'Some of this is not as it should be.', errors: [{ at: 'at', message: 'no such time' }] };
    expect(await asked(async () => Response.json(problem, { status: 422 }))).toEqual({
      kind: 'refused',
      why: 'Some of this is not as it should be.\nat: no such time',
    });
  });
});
