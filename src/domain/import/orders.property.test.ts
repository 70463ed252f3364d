// Any orders, written as the untidiest CSV that still means them, are read back as they were.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { singleLine } from '../../values/plainText.ts';
import { limits } from '../limits.ts';
import type { OrderLine } from './orderLines.ts';
import type { ImportedOrder } from './orders.ts';
import { importOrders } from './orders.ts';

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => singleLine(text))
  .filter((text) => text !== '' && !text.startsWith('t:'));
/** Rows of one order are told apart by their number, and columns from titles; neither needs to be strange here. */
const code = fc.oneof(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/u), word);

const line = fc.record({
  line: code,
  name: word,
  quantity: fc.integer({ min: 1, max: limits.quantity }),
  price: fc.option(fc.integer({ min: 0, max: limits.price }), { nil: null }),
  aisle: fc.constantFrom('dairy', 'frozen', null),
});

const ordersArbitrary = fc
  .uniqueArray(
    fc.record({
      id: word,
      placedAt: fc.oneof(fc.constant(''), word),
      customer: fc.oneof(fc.constant(''), word),
      country: fc.oneof(fc.constant(''), word),
      currency: fc.constantFrom('EUR', 'GBP'),
      lines: fc.uniqueArray(line, { minLength: 1, maxLength: 8, selector: (item) => item.line }),
    }),
    { minLength: 1, maxLength: 6, selector: (order) => order.id },
  )
  .map((orders) => orders.map((order): ImportedOrder => ({ ...order, total: totalOf(order.lines) })));

const style = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\ufeff'),
  comma: fc.boolean(),
  splitAt: fc.integer({ min: 0, max: 5000 }),
});

it('orders → CSV → orders', () => {
  fc.assert(
    fc.property(ordersArbitrary, style, (orders, written) => {
      const imported = importOrders(toCsv(orders, written), { currency: 'EUR' });
      expect(imported).toEqual({ kind: 'orders', orders, cancellations: [], rejected: [], notes: [] });
    }),
    { numRuns: 300 },
  );
});

it('is total: anything at all is orders or a problem, and no row is lost', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '-1', '0', '1', '2.50', '1,234', '"', '""', '\n', '=1', 'milk'),
    fc.string(),
  );
  const text = fc.array(
    fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(',')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(text, (rows) => {
      const imported = importOrders(['order,id,name,quantity,price', ...rows].join('\n'), { currency: 'EUR' });
      if (imported.kind === 'unreadable') return;
      for (const order of imported.orders) {
        expect(order.total).toBe(totalOf(order.lines));
        expect(Number.isSafeInteger(order.total)).toBe(true);
        expect(new Set(order.lines.map((item) => item.line)).size).toBe(order.lines.length);
        for (const { quantity } of order.lines) expect(quantity > 0 && quantity <= 9999).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

function totalOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, { price, quantity }) => sum + (price ?? 0) * quantity, 0);
}

/** With a line's quantity on two rows where it can be split, as the real file has it. */
function toCsv(
  orders: readonly ImportedOrder[],
  { delimiter, lineBreak, mark, comma, splitAt }: typeof style extends fc.Arbitrary<infer Style> ? Style : never,
): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const decimal = (price: number) =>
    `${Math.floor(price / 100)}${comma ? ',' : '.'}${String(price % 100).padStart(2, '0')}`;
  const rows = orders.flatMap(({ lines, ...order }) => {
    const first: string[][] = [];
    const rest: string[][] = [];
    for (const item of lines) {
      const parts = item.quantity > splitAt && splitAt > 0 ? [splitAt, item.quantity - splitAt] : [item.quantity];
      parts.forEach((quantity, index) => {
        (index === 0 ? first : rest).push([
          order.id,
          item.line,
          item.name,
          String(quantity),
          item.price === null ? '' : decimal(item.price),
          order.currency,
          item.aisle ?? '',
          order.placedAt,
          order.customer,
          order.country,
        ]);
      });
    }
    return [...first, ...rest];
  });
  const header = 'order,id,name,quantity,price,currency,aisle,date,customer,country'.split(',');
  return mark + [header, ...rows].map((cells) => cells.map(quote).join(delimiter)).join(lineBreak);
}
