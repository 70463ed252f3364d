import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCartLinks } from '../../adapters/browser/cartLinks.ts';
import { createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import { testLog } from '../../engine/testing/testLog.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { entryLine, headingLine } from './cartFileLines.ts';
import { isCartFile, readCartFile } from './readCartFile.ts';

const links = createCartLinks((length) => new Uint8Array(length).fill(7));
const { cartId, key } = links.mint();
const [ana, ben] = [1 as ReplicaId, 2 as ReplicaId];

async function fileOf(...logs: (readonly [ReplicaId, readonly string[]])[]): Promise<string[]> {
  const store = createMemoryEventStore({ now: () => 0 });
  const stream = await store.open(cartId, { history() {}, arrived() {}, removed() {} });
  for (const [replicaId, texts] of logs) await stream.append(testLog(replicaId, texts));
  const entries = await store.readAll(cartId);
  const heading = { cart: cartId, key, role: 'edit', name: 'Ours', currency: 'EUR', state: '' } as const;
  return [headingLine({ ...heading, entries: entries.length }, 0), ...entries.map(entryLine)];
}

const read = (lines: readonly string[]) => readCartFile(lines.join('\n'), links);
const whole = await fileOf([ana, ['a', 'b', 'c']], [ben, ['d', 'e']]);
const lineOf = (replica: number, seq: number) =>
  whole.findIndex((line) => line.includes(`"replica":${replica},"seq":${seq},`));

describe('readCartFile', () => {
  test('a whole file', () => {
    const { carts, damaged } = read(whole);
    expect(damaged).toEqual([]);
    expect(carts).toMatchObject([{ missing: 0, heading: { cart: cartId, key } }]);
    expect(carts[0]?.entries).toHaveLength(5);
  });

  test('a damaged line is named once, and of the other logs nothing is lost', () => {
    const at = lineOf(ana, 1);
    const { carts, damaged } = read(whole.with(at, whole[at]?.replace('"entry":"A', '"entry":"B') ?? ''));
    expect(damaged).toEqual([{ line: at + 1, fault: 'altered' }]);
    expect(carts[0]?.entries.map(({ replicaId }) => replicaId).sort()).toEqual([ana, ben, ben]);
    expect(carts[0]?.missing).toBe(2);
  });

  test('a line that is not there', () => {
    const { damaged, carts } = read(whole.toSpliced(lineOf(ana, 1), 1));
    expect(damaged.map(({ fault }) => fault)).toEqual(['out-of-order']);
    expect(carts[0]?.missing).toBe(2);
  });

  test('two files put together are one', () => {
    expect(read([...whole, ...whole])).toEqual(read(whole));
  });

  test('a file that ends too early', () => {
    expect(read(whole.slice(0, -1))).toMatchObject({ damaged: [], carts: [{ missing: 1 }] });
  });

  test('a key that does not open the cart, and what hangs on it', () => {
    const { carts, damaged } = read(whole.with(0, whole[0]?.replace(key, `${key.slice(0, -1)}Q`) ?? ''));
    expect(carts).toEqual([]);
    expect(damaged[0]).toEqual({ line: 1, fault: 'link-unfit' });
    expect(damaged[1]).toEqual({ line: 2, fault: 'cart-unknown' });
  });

  test('a key that opens more or less than its heading says', () => {
    const { carts, damaged } = read(whole.with(0, whole[0]?.replace('"role":"edit"', '"role":"view"') ?? ''));
    expect([carts, damaged[0]]).toEqual([[], { line: 1, fault: 'link-unfit' }]);
  });

  test('a line that says another id than its entry', () => {
    const at = lineOf(ana, 1);
    const id = JSON.parse(whole[at] ?? '').id as string;
    const { damaged } = read(whole.with(at, whole[at]?.replace(id, `f${id.slice(1)}`) ?? ''));
    expect(damaged).toEqual([{ line: at + 1, fault: 'altered' }]);
  });

  test('another branch of a log that is in the file, from where it parts', async () => {
    const branch = await fileOf([ana, ['a', 'other b']]);
    const { carts, damaged } = read([...whole, ...branch.slice(1)]);
    expect(damaged).toEqual([{ line: whole.length + 2, fault: 'out-of-order' }]);
    expect(carts[0]?.entries).toHaveLength(5);
  });

  test('whatever one character becomes: it is named, or it made no difference', () => {
    const content = whole.join('\n');
    const expected = read(whole).carts[0]?.entries;
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const { carts, damaged } = readCartFile(content.slice(0, at) + character + content.slice(at + 1), links);
        if (damaged.length === 0 && carts[0]?.missing === 0) expect(carts[0].entries).toEqual(expected);
        // What is taken is a part of what was written, never anything else.
        for (const entry of carts[0]?.entries ?? []) expect(expected).toContainEqual(entry);
      }),
      { numRuns: 300 },
    );
  });

  test('it knows its own kind', () => {
    expect(isCartFile(whole.join('\n'))).toBe(true);
    expect(isCartFile('Name,Price\nMilk,1')).toBe(false);
  });
});
