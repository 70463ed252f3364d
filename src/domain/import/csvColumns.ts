// Which column of a file holds what, by the words that shops and spreadsheets put above them.

import { singleLine } from '../../values/plainText.ts';
import type { Column, FileProblem } from './importReport.ts';
import type { CsvRow } from './parseCsv.ts';
import { isCurrency } from './readMoney.ts';

export interface CsvColumns {
  /** The cell as a cart keeps text, see plainText.ts; "" where the file or the row has none. */
  readonly cell: (row: CsvRow, column: Column) => string;
  /** Said in the header: "Price (EUR)". */
  readonly currency: string | null;
}

export type ColumnsReading =
  | { readonly kind: 'columns'; readonly columns: CsvColumns }
  | { readonly kind: 'unreadable'; readonly problem: FileProblem };

export function readColumns(header: CsvRow, required: readonly Column[]): ColumnsReading {
  const titles = header.cells.map(readTitle);
  const places = new Map<Column, number>();
  for (const column of Object.keys(titlesOf) as Column[]) {
    const found = placesOf(titlesOf[column], titles);
    const [first, second] = found;
    if (first === undefined) continue;
    if (second !== undefined) return unreadable({ kind: 'column-twice', column, header: header.cells[second] ?? '' });
    places.set(column, first);
  }
  const missing = required.filter((column) => !places.has(column));
  if (missing.length > 0) return unreadable({ kind: 'columns-missing', missing, found: header.cells.map(singleLine) });

  const price = places.get('price');
  return {
    kind: 'columns',
    columns: {
      cell: (row, column) => plain(row.cells[places.get(column) ?? -1] ?? ''),
      currency: price === undefined ? null : (titles[price]?.currency ?? null),
    },
  };
}

/** Titles without blanks, case, accents and punctuation. Where a file has several, the first of these counts. */
const titlesOf: Readonly<Record<Column, readonly string[]>> = {
  order: ['invoiceno', 'invoice', 'invoicenumber', 'orderno', 'order', 'orderid', 'ordernumber', 'bestellnummer'],
  id: ['stockcode', 'sku', 'id', 'productid', 'itemid', 'code', 'articlenumber', 'artikelnummer', 'ean', 'gtin'],
  name: ['description', 'name', 'productname', 'product', 'itemname', 'item', 'title', 'bezeichnung', 'artikel'],
  quantity: ['quantity', 'qty', 'count', 'pieces', 'menge', 'anzahl', 'quantite', 'cantidad', 'quantita'],
  price: ['unitprice', 'price', 'priceperunit', 'einzelpreis', 'preis', 'prix', 'precio', 'prezzo'],
  currency: ['currency', 'currencycode', 'wahrung', 'devise', 'moneda', 'valuta'],
  aisle: ['aisle', 'category', 'department', 'section', 'kategorie', 'abteilung', 'rayon', 'categoria'],
  date: ['invoicedate', 'orderdate', 'date', 'datum'],
  customer: ['customerid', 'customer', 'kunde'],
  country: ['country', 'land'],
};

interface Title {
  readonly text: string;
  readonly currency: string | null;
}

function readTitle(cell: string): Title {
  const [, before = cell, code = ''] = /^(.*\S)\s*[ (/[]\s*([A-Za-z]{3})\s*[)\]]?\s*$/u.exec(cell) ?? [];
  const currency = code.toUpperCase();
  const isPrice = isCurrency(currency) && titlesOf.price.includes(plainTitle(before));
  return isPrice ? { text: plainTitle(before), currency } : { text: plainTitle(cell), currency: null };
}

function plainTitle(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** All places of the best title that occurs. */
function placesOf(wanted: readonly string[], titles: readonly Title[]): readonly number[] {
  const best = wanted.find((text) => titles.some((title) => title.text === text));
  return titles.flatMap((title, place) => (title.text === best ? [place] : []));
}

/** Most cells are plain already, and a file has a million of them. */
function plain(cell: string): string {
  return /^(?:[!-~]+(?: [!-~]+)*)?$/u.test(cell) ? cell : singleLine(cell);
}

function unreadable(problem: FileProblem): ColumnsReading {
  return { kind: 'unreadable', problem };
}
