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

async function send(as: string, ...commands: readonly object[]) {
  const { status, body } = await test.post(`${cart.path}/commands`, cart.editKey, { as, commands });
  expect(status).toBe(200);
  return body;
}
const get = (rest: string, headers: Record<string, string> = {}) =>
  test.get(`${cart.path}${rest}`, cart.viewKey, headers);
const change = (line: string, by: number) => ({ type: 'ChangeQuantity', data: { line, by } });

describe('a moment of the past', () => {
  it('is just after an event, whatever came since', async () => {
    const first = await send('Till', add('Milk', 2));
    await send('Till', change('t:milk', 5), add('Eggs'));
    const then = await get(`?at=${first.events.at(-1).id}`);
    expect([quantities(then.body), then.body.at]).toEqual([{ Milk: 2 }, first.events.at(-1).id]);
    expect(quantities((await get('')).body)).toEqual({ Milk: 7, Eggs: 1 });
    expect((await get(`?at=${'0'.repeat(30)}`)).status).toBe(404);
  });

  it('or all that happened until a time, by the clock of who did it', async () => {
    const { events } = await send('Till', add('Milk', 2));
    const { time } = events.at(-1);
    await expect.poll(() => Date.now() > Date.parse(time)).toBe(true);
    await send('Till', add('Eggs'));
    expect(quantities((await get(`?at=${time}`)).body)).toEqual({ Milk: 2 });
    expect((await get('?at=2000-01-01T00:00:00Z')).body).toMatchObject({ at: null, events: 0, lines: [] });
    expect(quantities((await get('?at=2100-01-01T00:00:00.5%2B02:00')).body)).toEqual({ Milk: 2, Eggs: 1 });
    expect((await get('?at=yesterday')).status).toBe(422);
    expect((await get('?at=2026-02-31T25:00:00Z')).status).toBe(422);
  });
});

describe('the history', () => {
  it('says who did what, newest first, as data and in words', async () => {
    await send('Till', add('Milk', 2));
    await send('Recipe app', change('t:milk', -1));
    const { entries, next } = (await get('/history')).body;
    expect(next).toBeNull();
    expect(entries.map(({ words }: { words: string }) => words)).toEqual([
      'Recipe app changed Milk from 2 to 1',
      'Till added 2 × Milk',
      'Till joined in',
      'Recipe app joined in',
      'Recipe app started the cart “Sunday”',
    ]);
    expect(entries[0]).toMatchObject({ type: 'QuantityChanged', line: 't:milk', before: 2, after: 1 });
    const inGerman = (await get('/history?limit=1', { 'Accept-Language': 'de' })).body.entries[0].words;
    expect(inGerman).toContain('Milk von 2 auf 1');
  });

  it('is read page by page, each entry once, also where more comes meanwhile', async () => {
    for (let n = 1; n <= 9; n++) await send('Till', add(`Item ${n}`));
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { entries: { id: string }[]; next: string | null } = (
        await get(`/history?limit=4${next === '' ? '' : `&cursor=${next}`}`)
      ).body;
      seen.push(...page.entries.map(({ id }) => id));
      next = page.next;
      await send('Till', add('One more'));
    }
    expect(seen).toHaveLength(12);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  it('tells of one person, or of one kind of event', async () => {
    const { events } = await send('Till', add('Milk'));
    await send('Recipe app', add('Eggs'), change('t:milk', 1));
    const ofTill = (await get(`/history?person=${events[0].actorid}`)).body.entries;
    expect(new Set(ofTill.map(({ actor }: { actor: string }) => actor))).toEqual(new Set(['Till']));
    const added = (await get('/history?kind=ItemAdded')).body.entries;
    expect(added.map(({ subject }: { subject: string }) => subject)).toEqual(['Eggs', 'Milk']);
  });

  it('is not told anew to who has it', async () => {
    const { headers } = await get('/history');
    expect((await get('/history', { 'If-None-Match': headers.get('ETag') ?? '' })).status).toBe(304);
  });
});

describe('two moments', () => {
  it('are compared, with who did it', async () => {
    const first = await send('Till', add('Milk', 2), add('Bread'));
    const last = await send('Recipe app', change('t:milk', 3), add('Eggs'), {
      type: 'RemoveItem',
      data: { line: 't:bread' },
    });
    const from = first.events.at(-1).id;
    const there = (await get(`/diff?from=${from}`)).body;
    const by = [last.events[0].actorid];
    expect(there.changes).toMatchObject([
      { name: 'Milk', kind: 'changed', quantityFrom: 2, quantityTo: 5, by },
      { name: 'Eggs', kind: 'added', quantityFrom: 0, quantityTo: 1, by },
      { name: 'Bread', kind: 'removed', quantityFrom: 1, quantityTo: 0, by },
    ]);
    const back = (await get(`/diff?from=${there.to.at}&to=${from}`)).body;
    expect(back.changes).toMatchObject([
      { name: 'Milk', kind: 'changed', quantityFrom: 5, quantityTo: 2, by },
      { name: 'Bread', kind: 'added' },
      { name: 'Eggs', kind: 'removed' },
    ]);
    expect((await get('/diff')).status).toBe(422);
  });
});

describe('a line', () => {
  it('says whose acts it is made of, what ended those that count no more, and who wrote what is on it', async () => {
    await send('Till', add('Milk', 2));
    await send('Recipe app', change('t:milk', 3));
    await send('Till', { type: 'NoteItem', data: { line: 't:milk', note: 'the blue one' } });
    const told = (await get('/lines/t%3Amilk/explain')).body;
    expect(told).toMatchObject({ name: 'Milk', quantity: 5, written: { note: { actor: 'Till' }, price: null } });
    expect(told.parts.map(({ actor, quantity }: Record<string, unknown>) => [actor, quantity])).toEqual([
      ['Till', 2],
      ['Recipe app', 3],
    ]);
    await send('Scales', { type: 'SetQuantity', data: { line: 't:milk', to: 1 } });
    const after = (await get('/lines/t%3Amilk/explain')).body;
    expect(after.ended.map(({ quantity, by }: Record<string, { actor: string }>) => [quantity, by?.actor])).toEqual([
      [2, 'Scales'],
      [3, 'Scales'],
    ]);
    expect((await get(`/lines/t%3Amilk/explain?at=${told.parts[1].id}`)).body.quantity).toBe(5);
    expect((await get('/lines/t%3Aeggs/explain')).status).toBe(404);
  });
});
