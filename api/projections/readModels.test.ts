import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StreamId } from '../../src/engine/message.ts';
import { searchCarts } from './cartSearch.ts';
import { carts } from './carts.ts';
import { items } from './items.ts';
import type { Projection } from './projection.ts';
import { projections } from './projections.ts';
import { rebuild } from './rebuild.ts';
import { type Author, createAuthor, createStoringNode } from './testing/cartAuthors.ts';

const [sunday, office] = ['A', 'B'].map((letter) => letter.repeat(22)) as [StreamId, StreamId];
let node: ReturnType<typeof createStoringNode>;
let ana: Author;
let ben: Author;

beforeEach(async () => {
  node = createStoringNode();
  ana = await createAuthor('ana', 1, sunday);
  ben = await createAuthor('ben', 2, sunday);
  await ana.does({ type: 'CreateCart', data: { name: 'Sunday', currency: 'EUR' } });
  await ana.does({ type: 'JoinCart', data: { name: 'Ana', color: 'slate' } });
  await ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 150 } });
  await ben.hears(await ana.all());
  await ben.does({ type: 'JoinCart', data: { name: 'Ben', color: 'slate' } });
  await ben.does({ type: 'AddItem', data: { name: 'Milk', quantity: 1 } });
});
afterEach(() => node.dispose());

async function followed(projections: readonly Projection[] = [carts, items]) {
  const models = node.readModels(projections);
  models.follow(sunday);
  models.follow(office);
  await models.prepare();
  return models;
}

describe('read models on disk', () => {
  test('hold each item by who wants how much of it; what was stored late changes what is written', async () => {
    const models = await followed();
    const shares = () =>
      (models.rows(items) as { person: string; share: number }[]).map((row) => `${row.person} ${row.share}`);
    await node.stores(sunday, await ben.log());
    models.update(sunday);
    expect(shares()).toEqual(['Ben 1']);
    await node.stores(sunday, await ana.log());
    models.update(sunday);
    expect(shares()).toEqual(['Ana 2', 'Ben 1']);
    expect(models.rows(carts)).toMatchObject([
      { cart: sunday, name: 'Sunday', currency: 'EUR', lines: 1, item_count: 3, total: 450, members: 2 },
    ]);
  });

  test('hold nothing of a branch that has given way', async () => {
    const models = await followed();
    const log = await ana.log();
    await node.stores(sunday, log);
    models.update(sunday);
    const twin = await createAuthor('ana', 1, sunday);
    await twin.hears(log.slice(0, -1));
    await twin.does({ type: 'AddItem', data: { name: 'Eggs', quantity: 6 } });
    await twin.does({ type: 'AddItem', data: { name: 'Bread', quantity: 1 } });
    await node.store().adoptBranch(sunday, ana.replicaId, await twin.log());
    models.update(sunday);
    expect(models.rows(items)).toMatchObject([{ name: 'Eggs' }, { name: 'Bread' }]);
  });

  test('have what was stored of carts that they had done with while they were built', async () => {
    const models = await followed();
    await node.stores(sunday, await ana.log());
    let storing: Promise<unknown> = Promise.resolve();
    const log = await ben.log();
    await models.build(items, {
      isFresh: true,
      onProgress(_, done) {
        if (done === 1) storing = node.stores(sunday, log);
      },
    });
    await storing;
    expect(models.rows(items)).toMatchObject([{ person: 'Ana' }, { person: 'Ben' }]);
  });

  test('are written again where an update has failed half way, as one', async () => {
    let isFull = true;
    const second = {
      ...items,
      rows: (cart: Parameters<typeof items.rows>[0]) => {
        if (isFull) throw new Error('no room');
        return items.rows(cart);
      },
    };
    const models = node.readModels([carts, second]);
    models.follow(sunday);
    await models.prepare();
    await node.stores(sunday, await ana.log());
    expect(() => models.update(sunday)).toThrow('no room');
    expect([models.rows(carts), models.rows(second)]).toEqual([[], []]);
    isFull = false;
    models.update(sunday);
    expect([models.rows(carts)?.length, models.rows(second)?.length]).toEqual([1, 1]);
  });

  test('of a new version are built beside the old one, which answers until they are whole; then the old one is gone', async () => {
    await node.stores(sunday, await ana.log());
    const models = await followed();
    const changed: Projection = { ...items, version: 2, columns: { line: 'TEXT' }, rows: () => [{ line: 'anew' }] };
    const next = node.readModels([carts, changed]);
    let done = 0;
    await next.build(changed, { isStopped: () => done++ === 1 });
    expect(next.rows(changed)).toBeNull();
    expect(models.rows(items)).toHaveLength(1);

    await node.stores(sunday, await ben.log()); // meanwhile
    models.update(sunday);
    await next.build(changed);
    expect(next.rows(changed)).toEqual([{ cart: sunday, line: 'anew' }]);
    expect(models.rows(items)).toHaveLength(2);
    await next.prepare();
    expect(models.rows(items)).toBeNull();
    const tables = node
      .database()
      .read((sql) => sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'items%'").all());
    expect(tables).toHaveLength(1);
  });

  test('say how far building is', async () => {
    await node.stores(sunday, await ana.log());
    const said: string[] = [];
    const models = node.readModels([items]);
    models.follow(sunday);
    models.follow(office);
    await models.prepare({ onProgress: ({ name }, of, all) => said.push(`${name} ${of}/${all}`) });
    expect(said).toEqual(['items 0/2', 'items 1/2', 'items 2/2']);
  });

  test('are rebuilt by a process beside the one that serves, which goes on with what was built', async () => {
    const models = await followed(projections);
    await node.stores(sunday, await ana.log());
    models.update(sunday);
    const before = projections.map((projection) => models.rows(projection));
    node.database().write((sql) => sql('UPDATE items_2 SET share = 99').run()); // whatever has gone wrong with it
    const said: string[] = [];
    await rebuild(node.folder, (line) => said.push(line));
    expect(projections.map((projection) => models.rows(projection))).toEqual(before);
    expect(said.filter((line) => line.includes('whole'))).toEqual([
      'carts: whole, version 1',
      'items: whole, version 1',
    ]);
    await node.stores(sunday, await ben.log());
    models.update(sunday);
    expect(models.rows(items)).toMatchObject([{ person: 'Ana' }, { person: 'Ben' }]);
  });

  test('are asked which carts want what, from whom, since when, page by page', async () => {
    const models = await followed();
    const cem = await createAuthor('cem', 3, office);
    await cem.does({ type: 'JoinCart', data: { name: 'Cem', color: 'slate' } });
    await cem.does({ type: 'AddItem', data: { name: 'Oat MILK', quantity: 1 } });
    await node.stores(sunday, [...(await ana.log()), ...(await ben.log())]);
    await node.stores(office, await cem.log());
    for (const id of [sunday, office]) models.update(id);
    const search = (query: Partial<Parameters<typeof searchCarts>[1]>) =>
      searchCarts(models, { limit: 10, ...query })?.map((found) => [
        found.cart,
        ...found.items.map(({ person }) => person),
      ]);
    expect(search({})).toEqual([[office], [sunday]]);
    expect(search({ item: 'milk' })).toEqual([
      [office, 'Cem'],
      [sunday, 'Ana', 'Ben'],
    ]);
    expect(search({ item: 'milk', person: 'ben' })).toEqual([[sunday, 'Ben']]);
    expect(search({ item: '%' })).toEqual([]);
    const [newest] = searchCarts(models, { limit: 1 }) ?? [];
    expect(newest?.cart).toBe(office);
    const storedAt = newest?.stored_at ?? 0;
    expect(search({ changedSince: storedAt })).toEqual([[office]]);
    expect(search({ after: { storedAt, cart: office } })).toEqual([[sunday]]);
    models.unfollow(office);
    models.update(office);
    expect(search({})).toEqual([[sunday]]);
  });
});
