import { describe, expect, it } from 'vitest';
import { importOrders } from './orders.ts';

const read = (text: string) => {
  const imported = importOrders(text, { currency: 'EUR' });
  if (imported.kind === 'unreadable') throw new Error(JSON.stringify(imported.problem));
  return imported;
};
const briefly = (text: string) =>
  read(text).orders.map(({ id, lines, total }) => ({
    id,
    lines: lines.map(({ line, quantity, price }) => [line, quantity, price]),
    total,
  }));

describe('a plain list', () => {
  it('of names, quantities and prices is one order without a number', () => {
    expect(read('Item;Qty;Price\nMilk;2;1,29\nBread;1;')).toEqual({
      kind: 'orders',
      orders: [
        {
          id: '',
          placedAt: '',
          customer: '',
          country: '',
          currency: 'EUR',
          lines: [
            { line: 't:milk', name: 'Milk', quantity: 2, price: 129, aisle: null },
            { line: 't:bread', name: 'Bread', quantity: 1, price: null, aisle: null },
          ],
          total: 258,
        },
      ],
      cancellations: [],
      rejected: [],
      notes: [],
    });
  });

  it('needs names and quantities', () => {
    expect(importOrders('name,price\nMilk,1', { currency: 'EUR' })).toEqual({
      kind: 'unreadable',
      problem: { kind: 'columns-missing', missing: ['quantity'], found: ['name', 'price'] },
    });
  });
});

describe('the same product twice in one order', () => {
  it('adds up at one price', () => {
    expect(briefly('order,id,name,quantity,price\n1,a,A,2,1.00\n1,b,B,1,1\n1,a,A,3,1')).toEqual([
      {
        id: '1',
        lines: [
          ['a', 5, 100],
          ['b', 1, 100],
        ],
        total: 600,
      },
    ]);
  });

  it('is a line of its own at another price, known or not, and the order total is exact', () => {
    expect(briefly('order,id,name,quantity,price\n1,a,A,2,1\n1,a,A,1,2\n1,a,A,1,\n1,a,A,4,2\n1,a,A,5,1')).toEqual([
      {
        id: '1',
        lines: [
          ['a', 7, 100],
          ['a@200', 5, 200],
          ['a@', 1, null],
        ],
        total: 1700,
      },
    ]);
  });

  it('never takes the line of another product for that', () => {
    expect(briefly('order,id,name,quantity,price\n1,a,A,1,1\n1,a,A,1,2\n1,a@200,B,1,3\n1,a@200,B,1,2')).toEqual([
      {
        id: '1',
        lines: [
          ['a', 1, 100],
          ['a@200@', 1, 200],
          ['a@200', 1, 300],
          ['a@200@200', 1, 200],
        ],
        total: 800,
      },
    ]);
  });

  it('of a price not known at first does not lose the price said later', () => {
    expect(briefly('name,quantity,price\nA,1,\nA,1,2')).toEqual([
      {
        id: '',
        lines: [
          ['t:a', 1, null],
          ['t:a@200', 1, 200],
        ],
        total: 200,
      },
    ]);
  });

  it('is refused beyond the limit, row by row', () => {
    const imported = read('name,quantity,price\nA,9999,1\nA,1,1\nB,1,1');
    expect(imported.orders[0]?.total).toBe(1_000_000);
    expect(imported.rejected).toEqual([{ line: 3, reason: { kind: 'quantity-invalid', text: '1', limit: 9999 } }]);
  });
});

it('orders may be mixed in the file; each keeps its rows', () => {
  expect(briefly('order,name,quantity,price\n2,A,1,1\n1,B,1,1\n2,C,1,1')).toEqual([
    {
      id: '2',
      lines: [
        ['t:a', 1, 100],
        ['t:c', 1, 100],
      ],
      total: 200,
    },
    { id: '1', lines: [['t:b', 1, 100]], total: 100 },
  ]);
});

describe('negative quantities', () => {
  it('alone are a cancellation: reported, not imported', () => {
    const imported = read('order,name,quantity,price\nC1,A,-1,2\nC1,B,-2,0.50');
    expect(imported.orders).toEqual([]);
    expect(imported.cancellations).toEqual([{ id: 'C1', rows: [2, 3], total: -300 }]);
    expect(imported.rejected).toEqual([]);
  });

  it('among others are rows that cannot be taken', () => {
    const imported = read('order,name,quantity,price\n1,A,3,2\n1,A,-1,2');
    expect(imported.orders).toMatchObject([{ total: 600 }]);
    expect(imported.rejected).toEqual([{ line: 3, reason: { kind: 'quantity-negative', text: '-1' } }]);
  });
});

describe('rows that cannot be taken', () => {
  it.each(['0', '', 'two', '1.5', '1,000', '10000', '=2', '1e3', '99999999999'])('quantity %j', (text) => {
    const imported = read(`name;quantity\nMilk;${text}\nBread;1`);
    expect(imported.rejected).toEqual([{ line: 2, reason: { kind: 'quantity-invalid', text, limit: 9999 } }]);
    expect(imported.orders[0]?.lines).toHaveLength(1);
  });

  it('whole numbers may have zero decimals', () => {
    expect(briefly('name;quantity\nMilk;2.0\nBread;+3,00')[0]?.lines).toEqual([
      ['t:milk', 2, null],
      ['t:bread', 3, null],
    ]);
  });

  it('a second currency in one order', () => {
    const imported = read('order,name,quantity,price,currency\n1,A,1,1,GBP\n1,B,1,1,EUR\n2,C,1,1,EUR');
    expect(imported.orders.map(({ currency }) => currency)).toEqual(['GBP', 'EUR']);
    expect(imported.rejected).toEqual([
      { line: 3, reason: { kind: 'currency-differs', text: 'EUR', expected: 'GBP' } },
    ]);
  });

  it('lines beyond what a cart holds', () => {
    const rows = Array.from({ length: 1002 }, (_, index) => `Item ${index};1`);
    const imported = read(['name;quantity', ...rows, 'Item 0;1'].join('\n'));
    expect(imported.orders[0]?.lines).toHaveLength(1000);
    expect(imported.orders[0]?.lines[0]?.quantity).toBe(2);
    const reason = { kind: 'too-many-lines', limit: 1000 };
    expect(imported.rejected).toEqual([
      { line: 1002, reason },
      { line: 1003, reason },
    ]);
  });

  it('are reported in the order of the file', () => {
    const imported = read('order,name,quantity,price\n1,A,1,1\n1,A,-1,1\n1,B,x,1\n1,C,-1,1');
    expect(imported.rejected.map(({ line }) => line)).toEqual([3, 4, 5]);
  });
});
