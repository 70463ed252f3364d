// What a row says in a file of orders: which order, how many, and of what.

import { limits } from '../limits.ts';
import type { CsvColumns } from './csvColumns.ts';
import type { ItemRow, RowReading } from './itemRow.ts';
import { itemReader, rejectedRow } from './itemRow.ts';
import type { CsvRow } from './parseCsv.ts';

export interface OrderRow extends ItemRow {
  readonly order: string;
  /** Not zero; below zero for what came back. */
  readonly quantity: number;
  readonly date: string;
  readonly customer: string;
  readonly country: string;
}

export function orderReader(columns: CsvColumns, fallbackCurrency: string): (row: CsvRow) => RowReading<OrderRow> {
  const readItem = itemReader(columns, fallbackCurrency);
  return (row) => {
    const read = readItem(row);
    if (read.kind === 'rejected') return read;
    const text = columns.cell(row, 'quantity');
    const quantity = readQuantity(text);
    if (quantity === null) return rejectedRow({ kind: 'quantity-invalid', text, limit: limits.quantity });
    return {
      kind: 'row',
      row: {
        ...read.row,
        order: columns.cell(row, 'order'),
        quantity,
        date: columns.cell(row, 'date'),
        customer: columns.cell(row, 'customer'),
        country: columns.cell(row, 'country'),
      },
    };
  };
}

/** "6" and "6.00", but not "1,000": that may be one or a thousand. */
function readQuantity(text: string): number | null {
  if (!/^[+-]?\d{1,9}(?:[.,]0{1,2})?$/u.test(text)) return null;
  const quantity = Number(text.replace(',', '.'));
  return quantity === 0 || Math.abs(quantity) > limits.quantity ? null : quantity;
}
