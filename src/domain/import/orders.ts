// Orders of a shop, or one shopping list with quantities, to carts-to-be. Rows of one order and product add up where
// the price is the same; a second price is a line of its own. Cancellations are told apart and left to the reader.

import { readColumns } from './csvColumns.ts';
import type { FileProblem, ImportNote, RejectedRow } from './importReport.ts';
import type { OrderLine } from './orderLines.ts';
import { orderLines } from './orderLines.ts';
import type { OrderRow } from './orderRow.ts';
import { orderReader } from './orderRow.ts';
import { parseCsv } from './parseCsv.ts';
import { missingNameNotes, productNames } from './productNames.ts';

export interface ImportedOrder {
  /** As the file numbers it; "" for a file that holds one unnumbered list. */
  readonly id: string;
  /** As the file writes it; "" where it does not. */
  readonly placedAt: string;
  readonly customer: string;
  readonly country: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  /** Minor units; lines without a price count nothing. */
  readonly total: number;
}

/** Goods that came back: nothing to fill a cart with. */
interface CancelledOrder {
  readonly id: string;
  readonly rows: readonly number[];
  /** Minor units, negative. */
  readonly total: number;
}

export type OrdersImport =
  | { readonly kind: 'unreadable'; readonly problem: FileProblem }
  | {
      readonly kind: 'orders';
      readonly orders: readonly ImportedOrder[];
      readonly cancellations: readonly CancelledOrder[];
      readonly rejected: readonly RejectedRow[];
      readonly notes: readonly ImportNote[];
    };

/** `currency` holds where the file does not say one. */
export function importOrders(text: string, options: { readonly currency: string }): OrdersImport {
  const csv = parseCsv(text);
  if (csv.kind === 'unreadable') return csv;
  const reading = readColumns(csv.header, ['name', 'quantity']);
  if (reading.kind === 'unreadable') return reading;

  const readRow = orderReader(reading.columns, options.currency);
  const rowsByOrder = new Map<string, [OrderRow, ...OrderRow[]]>();
  const rejected: RejectedRow[] = [];
  for (const row of csv.rows) {
    const read = readRow(row);
    if (read.kind === 'rejected') {
      rejected.push({ line: row.line, reason: read.reason });
      continue;
    }
    const others = rowsByOrder.get(read.row.order);
    if (others === undefined) rowsByOrder.set(read.row.order, [read.row]);
    else others.push(read.row);
  }

  const orders: ImportedOrder[] = [];
  const cancellations: CancelledOrder[] = [];
  const all = [...rowsByOrder.values()].flat();
  const names = productNames(all);
  for (const rows of rowsByOrder.values()) {
    if (rows.every((row) => row.quantity < 0)) {
      cancellations.push(cancelledOrder(rows));
      continue;
    }
    const taken = orderLines(rows, names);
    rejected.push(...taken.rejected);
    if (taken.lines.length > 0) orders.push(importedOrder(rows, taken.lines));
  }
  rejected.sort((a, b) => a.line - b.line);
  return { kind: 'orders', orders, cancellations, rejected, notes: missingNameNotes(all, names) };
}

type OrderRows = readonly [OrderRow, ...OrderRow[]];

function importedOrder(rows: OrderRows, lines: readonly OrderLine[]): ImportedOrder {
  const { order, date, customer, country, currency } = rows[0];
  const total = lines.reduce((sum, { price, quantity }) => sum + (price ?? 0) * quantity, 0);
  return { id: order, placedAt: date, customer, country, currency, lines, total };
}

function cancelledOrder(rows: OrderRows): CancelledOrder {
  return {
    id: rows[0].order,
    rows: rows.map((row) => row.line),
    total: rows.reduce((sum, { price, quantity }) => sum + (price ?? 0) * quantity, 0),
  };
}
