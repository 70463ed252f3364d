import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import { databaseName } from '../databaseName.ts';
import { add, type MadeCart, makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

const operatorToken = 'operators-token-0123456789';
let test: TestNode;
let cart: MadeCart;
beforeEach(async () => {
  test = await startTestNode({ operatorToken, mostFollowed: 2 });
  cart = await makeCart(test, 'Ana');
});
afterEach(() => test.end());

async function follow(one: MadeCart, key: string, method = 'PUT') {
  const answer = await test
    .node()
    .api.request(`${one.path}/follow`, { method, headers: { Authorization: `Bearer ${key}` } });
  return { status: answer.status, body: await answer.json() };
}

const search = (query = '', token: string | null = operatorToken) => test.get(`/api/carts${query}`, token);
const change = (as: string, commands: unknown[], one = cart) =>
  test.post(`${one.path}/commands`, one.editKey, { as, commands });

describe('carts that are followed', () => {
  it('are told to the operator, with who wants how much of what; a view key is enough to have one followed', async () => {
    await change('Ana', [add('Milk', 2)]);
    expect((await search()).body).toEqual({ carts: [], next: null });
    expect(await follow(cart, cart.viewKey)).toEqual({ status: 200, body: { id: cart.id, isFollowed: true } });
    await change('Ben', [add('Milk')]);
    const { status, body } = await search('?item=milk');
    expect(status).toBe(200);
    expect(body.carts).toMatchObject([
      {
        ...{ id: cart.id, name: 'Sunday', currency: 'EUR', lines: 1, itemCount: 3, stillToGet: 3, members: 2 },
        items: [
          { line: 't:milk', name: 'Milk', quantity: 3, person: 'Ana', share: 2 },
          { line: 't:milk', name: 'Milk', quantity: 3, person: 'Ben', share: 1 },
        ],
      },
    ]);
    expect((await search('?item=milk&person=ben')).body.carts[0].items).toMatchObject([{ person: 'Ben' }]);
    expect((await search('?item=eggs')).body.carts).toEqual([]);
    expect((await search(`?changedSince=${body.carts[0].storedAt}`)).body.carts).toHaveLength(1);
    expect((await search('?changedSince=2999-01-01T00:00:00Z')).body.carts).toEqual([]);
  });

  it('are told page by page', async () => {
    const other = await makeCart(test, 'Ben');
    for (const one of [cart, other]) await follow(one, one.editKey);
    const first = (await search('?limit=1')).body;
    const second = (await search(`?limit=1&cursor=${first.next}`)).body;
    expect([first.carts[0].id, second.carts[0].id, second.next]).toEqual([other.id, cart.id, null]);
  });

  it('are followed again after a restart, whoever changes them wherever', async () => {
    await follow(cart, cart.editKey);
    test.restart();
    const elsewhere = await startTestNode({ relay: { url: test.url, isOwn: false } });
    try {
      await elsewhere.post(`${cart.path}/commands`, cart.editKey, { as: 'Ben', commands: [add('Eggs')] });
      await expect.poll(async () => (await search('?item=eggs')).body.carts?.length).toBe(1);
    } finally {
      await elsewhere.end();
    }
  });

  it('are followed no more when somebody with a key says so, and nothing of them is left', async () => {
    await follow(cart, cart.editKey);
    expect((await search()).body.carts).toHaveLength(1);
    expect(await follow(cart, cart.viewKey, 'DELETE')).toEqual({
      status: 200,
      body: { id: cart.id, isFollowed: false },
    });
    await change('Ben', [add('Eggs')]);
    expect((await search()).body.carts).toEqual([]);
  });

  it('have no edit key kept for their sake: a view key is enough to hear of them', async () => {
    test.restart({ streams: { maxBytes: 200_000, idleMs: 0 } }); // who changed something is closed at once
    await follow(cart, cart.editKey);
    expect((await change('Ben', [add('Eggs')])).status).toBe(200);
    expect((await search('?item=eggs')).body.carts).toHaveLength(1);
    const database = createSqliteDatabase({ path: join(test.dataDir, databaseName), newIdentity: () => 1 });
    expect(database.read((sql) => sql('SELECT key FROM unsent').all())).toEqual([]);
    expect(database.read((sql) => sql('SELECT view_key FROM followed').all())).toEqual([{ view_key: cart.viewKey }]);
    database.close();
  });

  it('are so many and no more, and none without a key of it', async () => {
    for (const _ of [1, 2]) {
      const one = await makeCart(test);
      expect((await follow(one, one.viewKey)).status).toBe(200);
    }
    expect(await follow(cart, cart.viewKey)).toMatchObject({
      status: 409,
      body: { type: '/api/problems/too-many-followed' },
    });
    const other = await makeCart(test);
    expect((await follow(cart, other.editKey)).status).toBe(404);
  });

  it('are told to nobody else', async () => {
    await follow(cart, cart.editKey);
    for (const token of [null, cart.editKey, 'operators-token-0123456780']) {
      expect(await search('', token)).toMatchObject({ status: 401, body: { type: '/api/problems/operator-only' } });
    }
    test.restart({ operatorToken: null });
    const nobody = { status: 403, body: { type: '/api/problems/operator-unknown' } };
    expect(await search()).toMatchObject(nobody);
    expect(await follow(cart, cart.editKey)).toMatchObject(nobody);
    expect(await follow(cart, cart.editKey, 'DELETE')).toMatchObject({ status: 200 });
  });
});
