import { describe, expect, it } from 'vitest';
import { importPriceList } from './priceList.ts';

const read = (text: string) => {
  const imported = importPriceList(text, { currency: 'EUR' });
  if (imported.kind === 'unreadable') throw new Error(JSON.stringify(imported.problem));
  return imported;
};

describe('columns', () => {
  it.each([
    ['id,name,price,aisle,currency', 'milk,Milk,1.29,dairy,EUR'],
    ['SKU;Description;Unit Price;Category;Currency', 'milk;Milk;1,29;Dairy;eur'],
    ['StockCode\tProduct name\tUnitPrice\tAisle', 'milk\tMilk\t€1.29\tDairy'],
    ['Artikelnummer;Bezeichnung;Preis (EUR);Kategorie', 'milk;Milk;1,29;dairy'],
    ['Price EUR,Unknown,Department,Item,Code', '1.29,?,dairy,Milk,milk'],
  ])('%s', (header, row) => {
    expect(read(`${header}\n${row}`).products).toEqual([
      { id: 'milk', name: 'Milk', price: 129, currency: 'EUR', aisle: 'dairy' },
    ]);
  });

  it('the best of several titles counts', () => {
    expect(read('sku,id,product,name,price\n1,2,Dairy product,Milk,1').products).toMatchObject([
      { id: '1', name: 'Milk' },
    ]);
  });

  it('a currency in the header holds for every row that does not say its own', () => {
    expect(read('name,price (JPY),currency\nTea,150,\nMilk,1.29,EUR').products).toMatchObject([
      { name: 'Tea', price: 150, currency: 'JPY' },
      { name: 'Milk', price: 129, currency: 'EUR' },
    ]);
  });

  it.each([
    ['name,price,name\nMilk,1,Bread', { kind: 'column-twice', column: 'name', header: 'name' }],
    ['Name,PRICE,Price (EUR)\nMilk,1,2', { kind: 'column-twice', column: 'price', header: 'Price (EUR)' }],
    ['first,second\nMilk,1', { kind: 'columns-missing', missing: ['name', 'price'], found: ['first', 'second'] }],
    ['name;amount\nMilk;1', { kind: 'columns-missing', missing: ['price'], found: ['name', 'amount'] }],
    ['__proto__,constructor\n1,2', expect.objectContaining({ kind: 'columns-missing' })],
    ['name,price', { kind: 'no-rows' }],
    ['', { kind: 'empty' }],
  ])('%j is refused', (text, problem) => {
    expect(importPriceList(text, { currency: 'EUR' })).toEqual({ kind: 'unreadable', problem });
  });
});

describe('rows', () => {
  it('those that cannot be taken are reported by line, and the rest is taken', () => {
    const imported = read(
      [
        'id,name,price,currency',
        'a,Apple,0.50,',
        'b,"Bread\nwhite",1.125,',
        'c,Cheese,-1,',
        'd,Dates,abc,',
        ',,2.00,',
        '',
        't:x,Free text,1,',
        `f,${'x'.repeat(201)},1,`,
        'g,Grapes,2,euro',
        'h,Ham',
        '"i"x,Ice,1,',
      ].join('\n'),
    );
    expect(imported.products.map(({ id, name, price }) => [id, name, price])).toEqual([
      ['a', 'Apple', 50],
      ['h', 'Ham', null],
    ]);
    expect(imported.rejected).toEqual([
      { line: 3, reason: { kind: 'price-invalid', text: '1.125', why: 'ambiguous' } },
      { line: 5, reason: { kind: 'price-invalid', text: '-1', why: 'negative' } },
      { line: 6, reason: { kind: 'price-invalid', text: 'abc', why: 'not-a-number' } },
      { line: 7, reason: { kind: 'name-missing' } },
      { line: 9, reason: { kind: 'id-invalid', text: 't:x' } },
      { line: 10, reason: { kind: 'name-too-long', limit: 200 } },
      { line: 11, reason: { kind: 'currency-invalid', text: 'EURO' } },
      { line: 13, reason: { kind: 'quotes-broken' } },
    ]);
  });

  it('a cell that a spreadsheet would run is text here, and never a number', () => {
    const imported = read('name,price\n"=HYPERLINK(""http://x"",""y"")",1\n@SUM(A1),2\n+1 more,3\nMilk,=1+1');
    expect(imported.products.map(({ name }) => name)).toEqual(['=HYPERLINK("http://x","y")', '@SUM(A1)', '+1 more']);
    expect(imported.rejected).toEqual([
      { line: 5, reason: { kind: 'price-invalid', text: '=1+1', why: 'not-a-number' } },
    ]);
  });

  it('a product without a code has the id of the same name typed by hand', () => {
    expect(read('name,price\n Oat  MILK ,1.99').products).toMatchObject([{ id: 't:oat milk', name: 'Oat MILK' }]);
  });

  it('one code, several rows: the last name and price count, zero gives way, and the report tells', () => {
    const imported = read('id,name,price\na,Apple,1\na,Red apple,2\na,,0\nb,Bread,0\nc,,3');
    expect(imported.products.map(({ id, name, price }) => [id, name, price])).toEqual([
      ['a', 'Red apple', 200],
      ['b', 'Bread', 0],
      ['c', 'c', 300],
    ]);
    expect(imported.notes).toEqual([
      { kind: 'name-missing', line: 4, product: 'a', used: 'Red apple' },
      { kind: 'name-missing', line: 6, product: 'c', used: 'c' },
      { kind: 'names-differ', product: 'a', used: 'Red apple', others: ['Apple'] },
      { kind: 'prices-differ', product: 'a', used: 200, others: [100, 0] },
    ]);
  });

  it('a name said again is the one said last', () => {
    const imported = read('id,name,price\na,Apple,1\na,Red apple,1\na,Apple,1');
    expect(imported.products).toMatchObject([{ name: 'Apple' }]);
    expect(imported.notes).toEqual([{ kind: 'names-differ', product: 'a', used: 'Apple', others: ['Red apple'] }]);
  });

  it('codes that are names of object members are codes like any other', () => {
    expect(read('id,name,price\n__proto__,A,1\nconstructor,B,2').products.map(({ id }) => id)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});
