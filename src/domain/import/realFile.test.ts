// The real file of e2e/data, against numbers that were computed without any of this code (decimal arithmetic in
// another language), and against sums that this test makes itself in whole pence.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeCsvFile } from './decodeCsvFile.ts';
import { orderCommands } from './orderCommands.ts';
import { importOrders } from './orders.ts';
import { importPriceList } from './priceList.ts';

const file = decodeCsvFile(readFileSync(new URL('../../../e2e/data/online-retail-2010-12.csv', import.meta.url)));
if (file.kind !== 'decoded') throw new Error('the real file is not text');
const { text } = file;

/** The file's only quotes are around one name, so that a plain reading can be its own witness. */
const rows = text
  .trim()
  .split(/\r?\n/u)
  .slice(1)
  .map((line, index) => {
    const cells = line.replace(/"(?:[^"]|"")*"/gu, 'quoted').split(',');
    const [order = '', code = '', description = '', quantity = '', , price = ''] = cells;
    const [pounds = '', pence = ''] = price.split('.');
    return {
      line: index + 2,
      order,
      code,
      description,
      amount: BigInt(quantity) * BigInt(pounds + pence.padEnd(2, '0')),
      pence: Number(pounds + pence.padEnd(2, '0')),
      quantity: BigInt(quantity),
    };
  });

describe('orders', () => {
  const imported = importOrders(text, { currency: 'GBP' });
  if (imported.kind !== 'orders') throw new Error('not read as orders');
  const { orders, cancellations, rejected, notes } = imported;

  it('are 62, and 4 cancellations of 10 rows that are reported and not imported; no row is lost', () => {
    expect(rows).toHaveLength(999);
    expect(orders).toHaveLength(62);
    expect(cancellations.map(({ id }) => id)).toEqual(['C536379', 'C536383', 'C536391', 'C536506']);
    expect(cancellations.flatMap((cancellation) => cancellation.rows)).toHaveLength(10);
    expect(rejected).toEqual([]);
  });

  it('together are worth 24,702.88 pounds, and with the cancellations 24,503.75', () => {
    const ordered = orders.reduce((sum, { total }) => sum + BigInt(total), 0n);
    const cancelled = cancellations.reduce((sum, { total }) => sum + BigInt(total), 0n);
    expect(ordered).toBe(2_470_288n);
    expect(ordered + cancelled).toBe(2_450_375n);
  });

  it("each has the file's own total, number of pieces, and products", () => {
    for (const order of orders) {
      const own = rows.filter((row) => row.order === order.id);
      expect(BigInt(order.total)).toBe(own.reduce((sum, row) => sum + row.amount, 0n));
      const pieces = order.lines.reduce((sum, line) => sum + BigInt(line.quantity), 0n);
      expect(pieces).toBe(own.reduce((sum, row) => sum + row.quantity, 0n));
      expect(order.lines.map((line) => line.line)).toEqual([...new Set(own.map((row) => row.code))]);
    }
  });

  it('the same product twice in one invoice adds up: 7 invoices', () => {
    const merged = orders.filter((order) => order.lines.length < rows.filter((row) => row.order === order.id).length);
    expect(merged).toHaveLength(7);
    const pegs = orders.find(({ id }) => id === '536412')?.lines.find(({ line }) => line === '21448');
    expect(pegs).toEqual({ line: '21448', name: '12 DAISY PEGS IN WOOD BOX', quantity: 8, price: 165, aisle: null });
  });

  it('the row without a description is called as the same code is elsewhere, and the report says so', () => {
    const name = 'RETROSPOT TEA SET CERAMIC 11 PC';
    expect(notes).toEqual([{ kind: 'name-missing', line: 624, product: '22139', used: name }]);
    expect(orders.find(({ id }) => id === '536414')).toMatchObject({
      customer: '',
      total: 0,
      lines: [{ line: '22139', name, quantity: 56, price: 0 }],
    });
  });

  it('postage is a line like any other; the discount only occurs in a cancellation', () => {
    const lines = orders.flatMap((order) => order.lines);
    expect(
      lines.filter(({ line }) => line === 'POST').map(({ name, quantity, price }) => [name, quantity, price]),
    ).toEqual([
      ['POSTAGE', 3, 1800],
      ['POSTAGE', 1, 1500],
    ]);
    expect(lines.filter(({ line }) => line === 'D')).toEqual([]);
  });

  it('names come without blanks around them and with their quotes', () => {
    const names = orders.flatMap((order) => order.lines.map((line) => line.name));
    expect(names).toContain('RECORD FRAME 7" SINGLE SIZE');
    expect(names).toContain('SET 2 TEA TOWELS I LOVE LONDON');
    for (const name of names) expect(name).toBe(name.replace(/\s+/gu, ' ').trim());
  });

  it('keep who, when and where as the file has it', () => {
    expect(orders[0]).toMatchObject({
      id: '536365',
      placedAt: '12/1/10 8:26',
      customer: '17850',
      country: 'United Kingdom',
      currency: 'GBP',
    });
    expect(new Set(orders.map(({ country }) => country)).size).toBe(4);
  });

  it('become commands for an empty cart, one line each', () => {
    const [order] = orders;
    if (order === undefined) throw new Error('no order');
    const [create, ...items] = orderCommands(order, 'Order 536365');
    expect(create).toEqual({ type: 'CreateCart', data: { name: 'Order 536365', currency: 'GBP' } });
    expect(items[0]).toEqual({
      type: 'EnsureItem',
      data: { line: '85123A', name: 'WHITE HANGING HEART T-LIGHT HOLDER', atLeast: 6, price: 255, aisle: null },
    });
    expect(items).toHaveLength(7);
  });
});

describe('catalogue', () => {
  const imported = importPriceList(text, { currency: 'GBP' });
  if (imported.kind !== 'price-list') throw new Error('not read as a price list');
  const { products, rejected, notes } = imported;
  const productOf = (id: string) => products.find((product) => product.id === id);

  it('has 589 products, each once, in pounds, and rejects no row', () => {
    expect(products).toHaveLength(589);
    expect(new Set(products.map(({ id }) => id))).toEqual(new Set(rows.map(({ code }) => code)));
    expect(new Set(products.map(({ currency }) => currency))).toEqual(new Set(['GBP']));
    expect(rejected).toEqual([]);
  });

  it('says of 46 products that their prices differ, and takes the last that is not zero', () => {
    const differing = notes.filter((note) => note.kind === 'prices-differ');
    expect(differing).toHaveLength(46);
    for (const { product, used, others } of differing) {
      const own = rows.filter(({ code }) => code === product).map(({ pence }) => pence);
      expect(used).toBe(own.findLast((pence) => pence > 0));
      expect(new Set([used, ...others])).toEqual(new Set(own));
      expect(productOf(product)?.price).toBe(used);
    }
  });

  it('says which names differ or are missing', () => {
    expect(notes.filter((note) => note.kind !== 'prices-differ')).toEqual([
      { kind: 'name-missing', line: 624, product: '22139', used: 'RETROSPOT TEA SET CERAMIC 11 PC' },
      {
        kind: 'names-differ',
        product: '22632',
        used: expect.stringMatching(/^HAND WARMER RED /u),
        others: [expect.stringMatching(/^HAND WARMER RED /u)],
      },
    ]);
    expect(productOf('22139')).toMatchObject({ name: 'RETROSPOT TEA SET CERAMIC 11 PC' });
    expect(productOf('22139')?.price).toBeGreaterThan(0);
    expect(productOf('POST')).toMatchObject({ name: 'POSTAGE', price: 1500 });
    expect(productOf('D')).toMatchObject({ name: 'Discount', price: 2750 });
  });
});
