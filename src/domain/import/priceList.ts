// A shop's list of what it sells, or any file of orders read as one: rows to products, one per code. Where rows differ
// about a product the last one counts, a price of zero gives way to any other, and the report tells.

import type { Product } from '../catalogue/product.ts';
import { readColumns } from './csvColumns.ts';
import type { FileProblem, ImportNote, RejectedRow } from './importReport.ts';
import type { ItemRow } from './itemRow.ts';
import { itemReader, productIdOf } from './itemRow.ts';
import { parseCsv } from './parseCsv.ts';
import type { ProductNames } from './productNames.ts';
import { missingNameNotes, productNames } from './productNames.ts';

export type PriceListImport =
  | { readonly kind: 'unreadable'; readonly problem: FileProblem }
  | {
      readonly kind: 'price-list';
      readonly products: readonly Product[];
      readonly rejected: readonly RejectedRow[];
      readonly notes: readonly ImportNote[];
    };

/** `currency` holds where the file does not say one. */
export function importPriceList(text: string, options: { readonly currency: string }): PriceListImport {
  const csv = parseCsv(text);
  if (csv.kind === 'unreadable') return csv;
  const reading = readColumns(csv.header, ['name', 'price']);
  if (reading.kind === 'unreadable') return reading;

  const readRow = itemReader(reading.columns, options.currency);
  const rows: ItemRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of csv.rows) {
    const read = readRow(row);
    if (read.kind === 'row') rows.push(read.row);
    else rejected.push({ line: row.line, reason: read.reason });
  }
  const names = productNames(rows);
  const saidById = rowsById(rows);
  return {
    kind: 'price-list',
    products: [...saidById].map(([id, said]) => productOf(id, said, names)),
    rejected,
    notes: [...missingNameNotes(rows, names), ...[...saidById].flatMap(([id, said]) => differences(id, said, names))],
  };
}

type Said = readonly [ItemRow, ...ItemRow[]];

function rowsById(rows: readonly ItemRow[]): ReadonlyMap<string, Said> {
  const saidById = new Map<string, [ItemRow, ...ItemRow[]]>();
  for (const row of rows) {
    const said = saidById.get(productIdOf(row));
    if (said === undefined) saidById.set(productIdOf(row), [row]);
    else said.push(row);
  }
  return saidById;
}

function productOf(id: string, said: Said, names: ProductNames): Product {
  const { price, currency } = decidingRow(said);
  const { code, name } = said[0];
  return {
    id,
    name: code === '' ? name : names.lastOf(code),
    price,
    currency,
    aisle: said.findLast((row) => row.aisle !== null)?.aisle ?? null,
  };
}

function decidingRow(said: Said): ItemRow {
  return (
    said.findLast(({ price }) => price !== null && price > 0) ?? said.findLast(({ price }) => price !== null) ?? said[0]
  );
}

function differences(id: string, said: Said, names: ProductNames): readonly ImportNote[] {
  const notes: ImportNote[] = [];
  const { code } = said[0];
  const otherNames = code === '' ? [] : names.allOf(code).slice(0, -1);
  if (otherNames.length > 0)
    notes.push({ kind: 'names-differ', product: id, used: names.lastOf(code), others: otherNames });

  const used = decidingRow(said).price;
  const others = new Set(said.flatMap(({ price }) => (price === null || price === used ? [] : [price])));
  if (used !== null && others.size > 0) notes.push({ kind: 'prices-differ', product: id, used, others: [...others] });
  return notes;
}
