// Calls that fit nothing: each is told what would.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
beforeAll(async () => {
  test = await startTestNode();
});
afterAll(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

const call = (path: string, init: RequestInit) => test.node().api.request(path, init);

describe('a call by a method that is not for this address', () => {
  it.each([
    ['PUT', '/api/carts', 'POST, GET, HEAD'],
    ['DELETE', '/api/carts/AAAAAAAAAAAAAAAAAAAAAA', 'GET, HEAD'],
    ['GET', '/api/orders/AAAAAAAAAAAAAAAAAAAAAA/commands', 'POST'],
    ['OPTIONS', '/api/carts', 'POST, GET, HEAD'],
  ])('%s %s: which are is said', async (method, path, allowed) => {
    const answer = await call(path, { method });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, allowed]);
    expect(await answer.json()).toMatchObject({ type: '/api/problems/method-not-allowed' });
  });

  it('is not what a cart is answered as that does not exist, nor an address that means nothing', async () => {
    const key = { Authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAA' };
    expect((await call('/api/carts/AAAAAAAAAAAAAAAAAAAAAA', { headers: key })).status).toBe(404);
    expect((await call('/api/nothing', { method: 'POST' })).status).toBe(404);
  });
});

describe('a body that is not what it should be', () => {
  it.each([
    ['of a form, as curl says where it is not told otherwise', 'application/x-www-form-urlencoded', '{"as": "Till"}'],
    ['of text', 'text/plain', '{"as": "Till"}'],
    ['of something that only begins like JSON', 'application/json-seq', '{"as": "Till"}'],
    ['cut off', 'application/json', '{"as": '],
  ])('%s, is refused and makes nothing', async (_what, type, body) => {
    const headers = { 'Content-Type': type, 'Content-Length': String(body.length) };
    const answer = await call('/api/carts', { method: 'POST', headers, body });
    expect([answer.status, (await answer.json()).type]).toEqual([400, '/api/problems/not-json']);
  });

  it('a list where an object is wanted is not understood', async () => {
    const { path, editKey } = await makeCart(test);
    for (const [address, sent] of [
      ['/api/carts', []],
      [`${path}/commands`, { commands: [{ type: 'LeaveCart', data: [] }] }],
      [`${path}/commands`, { commands: [{ type: 'Undo', data: [] }] }],
    ] as const) {
      const { status, body } = await test.post(address, editKey, sent);
      expect([status, body.type]).toEqual([422, '/api/problems/not-understood']);
    }
  });

  it('none at all is one without anything in it', async () => {
    expect((await call('/api/carts', { method: 'POST' })).status).toBe(201);
  });
});

it('a slash too many leads to the address without it', async () => {
  const { path, viewKey } = await makeCart(test);
  for (const [asked, meant] of [
    ['/api/', '/api'],
    [`${path}/?at=2001-01-01T00:00:00Z`, `${path}?at=2001-01-01T00:00:00Z`],
  ] as const) {
    const { status, headers } = await test.get(asked, viewKey);
    expect([status, new URL(headers.get('Location') ?? '', 'http://localhost').href]).toEqual([
      301,
      new URL(meant, 'http://localhost').href,
    ]);
  }
});
