// The rows of one order as the lines of one cart.

import type { LineId } from '../events.ts';
import { limits } from '../limits.ts';
import type { RejectedRow, RowProblem } from './importReport.ts';
import { productIdOf } from './itemRow.ts';
import type { OrderRow } from './orderRow.ts';
import type { ProductNames } from './productNames.ts';

export interface OrderLine {
  readonly line: LineId;
  readonly name: string;
  readonly quantity: number;
  readonly price: number | null;
  readonly aisle: string | null;
}

export interface OrderLines {
  readonly lines: readonly OrderLine[];
  readonly rejected: readonly RejectedRow[];
}

export function orderLines(rows: readonly [OrderRow, ...OrderRow[]], names: ProductNames): OrderLines {
  const lines = new Map<LineId, OrderLine>();
  const rejected: RejectedRow[] = [];
  const products = new Set(rows.map(productIdOf));
  for (const row of rows) {
    const line = lineFor(row, lines, products);
    const known = lines.get(line);
    const quantity = row.quantity + (known?.quantity ?? 0);
    const isFull = known === undefined && lines.size >= limits.lines;
    const reason = isFull ? tooManyLines : problemOf(row, quantity, rows[0].currency);
    if (reason !== null) {
      rejected.push({ line: row.line, reason });
      continue;
    }
    const { price, aisle } = row;
    const name = row.name || names.lastOf(row.code);
    lines.set(line, known === undefined ? { line, name, quantity, price, aisle } : { ...known, quantity });
  }
  return { lines: [...lines.values()], rejected };
}

/** The product's own line; at another price than that line has, one beside it, such as "22423@1095". */
function lineFor(row: OrderRow, lines: ReadonlyMap<LineId, OrderLine>, products: ReadonlySet<LineId>): LineId {
  const product = productIdOf(row);
  const isFree = (line: LineId) => {
    const taken = lines.get(line);
    return taken === undefined || taken.price === row.price;
  };
  if (isFree(product)) return product;
  let variant: LineId = `${product}@${row.price ?? ''}`;
  while (products.has(variant) || !isFree(variant)) variant += '@';
  return variant;
}

function problemOf(row: OrderRow, sum: number, currency: string): RowProblem | null {
  if (row.currency !== currency) return { kind: 'currency-differs', text: row.currency, expected: currency };
  if (row.quantity < 0) return { kind: 'quantity-negative', text: String(row.quantity) };
  if (sum > limits.quantity) {
    return { kind: 'quantity-invalid', text: String(row.quantity), limit: limits.quantity };
  }
  return null;
}

const tooManyLines: RowProblem = { kind: 'too-many-lines', limit: limits.lines };
