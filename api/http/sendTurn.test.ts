import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, type MadeCart, makeCart, quantities, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
let cart: MadeCart;
beforeEach(async () => {
  test = await startTestNode();
  cart = await makeCart(test);
});
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

const send = (as: string, command: object, headers: Record<string, string> = {}) =>
  test.post(`${cart.path}/commands`, cart.editKey, { as, commands: [command] }, headers);
const undo = (as: string, act?: string, headers = {}) =>
  send(as, { type: 'Undo', data: act === undefined ? {} : { act } }, headers);
const redo = (as: string, act?: string) => send(as, { type: 'Redo', data: act === undefined ? {} : { act } });
const look = async () => quantities((await test.get(cart.path, cart.editKey)).body);
const change = (line: string, by: number) => ({ type: 'ChangeQuantity', data: { line, by } });

describe('an act is undone', () => {
  it('by its id, or by that of an event that came of it, whoever did it; what others did since stays', async () => {
    const first = (await send('Ana', add('Milk', 2))).body;
    const second = (await send('Ana', add('Eggs', 6))).body;
    await send('Ben', change('t:milk', 3));
    const undone = await undo('Ben', first.command);
    expect([undone.status, quantities(undone.body.cart)]).toEqual([200, { Milk: 3, Eggs: 6 }]);
    await undo('Ben', second.events.at(-1).id);
    expect(await look()).toEqual({ Milk: 3 });
  });

  it('once, however often that is asked for and by whom; and done again', async () => {
    const { command } = (await send('Ana', add('Milk', 2))).body;
    const answers = await Promise.all([undo('Ana', command), undo('Ben', command), undo('Ana', command)]);
    const again = await undo('Ben', command);
    expect([...answers, again].map(({ status, body }) => [status, body.command])).toEqual(
      Array(4).fill([200, again.body.command]),
    );
    expect(await look()).toEqual({});
    expect(quantities((await redo('Ben', command)).body.cart)).toEqual({ Milk: 2 });
    expect(quantities((await redo('Ana', again.body.command)).body.cart)).toEqual({ Milk: 2 });
  });

  it('the last one of its own, one after the other, where none is named', async () => {
    await send('Ana', add('Milk', 2));
    await send('Ana', add('Eggs', 6));
    await send('Ben', add('Tea'));
    expect(quantities((await undo('Ana')).body.cart)).toEqual({ Milk: 2, Tea: 1 });
    expect(quantities((await undo('Ana')).body.cart)).toEqual({ Tea: 1 });
    expect(quantities((await redo('Ana')).body.cart)).toEqual({ Milk: 2, Tea: 1 });
    expect(quantities((await undo('Ben')).body.cart)).toEqual({ Milk: 2 });
    const none = await undo('Carol');
    expect([none.status, none.body.type, none.body.detail]).toEqual([
      409,
      '/api/problems/nothing-left',
      'Nothing of it is left to undo or to do again.',
    ]);
  });

  it('sent again under the same key it has one effect and the same answer, also after a restart', async () => {
    await send('Ana', add('Milk', 2));
    await send('Ana', add('Eggs', 6));
    const key = { 'Idempotency-Key': 'undo 1' };
    const first = await undo('Ana', undefined, key);
    test.restart();
    await redo('Ana', first.body.command);
    const again = await undo('Ana', undefined, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await look()).toEqual({ Milk: 2, Eggs: 6 });
  });

  it('only if nobody has changed it since, where that is asked for', async () => {
    const { headers, body } = await send('Ana', add('Milk', 2));
    const ETag = headers.get('ETag') ?? '';
    await send('Ben', add('Eggs'));
    expect((await undo('Ana', body.command, { 'If-Match': ETag })).status).toBe(412);
    expect(await look()).toEqual({ Milk: 2, Eggs: 1 });
    const now = (await test.get(cart.path, cart.editKey)).headers.get('ETag') ?? '';
    expect((await undo('Ana', body.command, { 'If-Match': now })).status).toBe(200);
  });

  it('is refused in words that say what to do: of what is left nothing, not known, not alone, not by who only looks', async () => {
    const { command } = (await send('Ana', add('Milk', 2))).body;
    await send('Ben', { type: 'RemoveItem', data: { line: 't:milk' } });
    await send('Ben', add('Milk', 1));
    const late = await undo('Ana', command);
    expect([late.status, late.body.detail]).toEqual([
      409,
      'Nothing of it is left to undo or to do again. What Ben did with Milk since stays.',
    ]);
    const unknown = await undo('Ana', '0123456789abcdef');
    expect([unknown.status, unknown.body.type]).toEqual([404, '/api/problems/act-unknown']);
    const both = { as: 'Ana', commands: [add('Tea'), { type: 'Undo', data: {} }] };
    expect((await test.post(`${cart.path}/commands`, cart.editKey, both)).status).toBe(422);
    const looking = { as: 'Ana', commands: [{ type: 'Undo', data: {} }] };
    expect((await test.post(`${cart.path}/commands`, cart.viewKey, looking)).body.type).toBe('/api/problems/view-only');
    expect(await look()).toEqual({ Milk: 1 });
  });
});

describe('a moment comes back', () => {
  const restore = (data: object, headers = {}) => send('Ben', { type: 'Restore', data }, headers);

  it('takes nothing away; one line of it is as it was', async () => {
    const then = (await send('Ana', add('Milk', 2))).body.events.at(-1).id;
    await send('Ana', { type: 'RemoveItem', data: { line: 't:milk' } });
    await send('Ana', add('Eggs', 6));
    expect(quantities((await restore({ at: then })).body.cart)).toEqual({ Milk: 2, Eggs: 6 });
    await send('Ana', change('t:milk', 5));
    expect(quantities((await restore({ at: then })).body.cart)).toEqual({ Milk: 7, Eggs: 6 });
    const back = await restore({ at: then, line: 't:milk' });
    expect(quantities(back.body.cart)).toEqual({ Milk: 2, Eggs: 6 });
    expect(quantities((await undo('Ana', back.body.command)).body.cart)).toEqual({ Milk: 7, Eggs: 6 });
  });

  it('is one act, once under one key; where all is there it comes to nothing; what never was is told', async () => {
    const then = (await send('Ana', add('Milk', 2))).body.events.at(-1).id;
    await send('Ana', { type: 'RemoveItem', data: { line: 't:milk' } });
    const key = { 'Idempotency-Key': 'back' };
    const first = await restore({ at: then }, key);
    await send('Ana', { type: 'RemoveItem', data: { line: 't:milk' } });
    expect((await restore({ at: then }, key)).body).toEqual(first.body);
    expect(await look()).toEqual({});
    await restore({ at: then });
    expect((await restore({ at: then })).body).toMatchObject({ events: [], durable: 'relay' });
    expect((await restore({ at: 'f'.repeat(30) })).body.type).toBe('/api/problems/not-found');
    expect((await restore({ at: then, line: 't:tea' })).body.type).toBe('/api/problems/item-not-in-cart');
  });
});
