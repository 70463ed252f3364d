// What a row says about a product, whatever kind of file it is in: code, name, price, aisle. Refuses what a cart would.

import { minorDigits } from '../../values/money.ts';
import type { LineId } from '../events.ts';
import { limits } from '../limits.ts';
import { lineIdOf } from '../line/lineId.ts';
import type { CsvColumns } from './csvColumns.ts';
import type { RowProblem } from './importReport.ts';
import type { CsvRow } from './parseCsv.ts';
import { isCurrency, readMoney } from './readMoney.ts';

export interface ItemRow {
  readonly line: number;
  /** "" where the row has none. */
  readonly code: string;
  /** "" where the row has none; then it has a code. */
  readonly name: string;
  /** Minor units, or null where the row has none. */
  readonly price: number | null;
  readonly currency: string;
  readonly aisle: string | null;
}

export type RowReading<Row> =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'rejected'; readonly reason: RowProblem };

const maxCodeLength = 100;

/** Reads the rows of one file. `fallbackCurrency` holds where neither row nor header says one. */
export function itemReader(columns: CsvColumns, fallbackCurrency: string): (row: CsvRow) => RowReading<ItemRow> {
  // Asking Intl costs more than all the rest of a row.
  const digitsOf = new Map<string, number>();
  const digits = (currency: string) => {
    const known = digitsOf.get(currency) ?? minorDigits(currency);
    digitsOf.set(currency, known);
    return known;
  };

  return (row) => {
    if (row.hasBrokenQuotes) return rejectedRow({ kind: 'quotes-broken' });
    const code = columns.cell(row, 'id');
    const name = columns.cell(row, 'name');
    if (code === '' && name === '') return rejectedRow({ kind: 'name-missing' });
    if (name.length > limits.name) return rejectedRow({ kind: 'name-too-long', limit: limits.name });
    if (code.length > maxCodeLength || code.startsWith('t:')) return rejectedRow({ kind: 'id-invalid', text: code });

    const currency = columns.cell(row, 'currency').toUpperCase() || columns.currency || fallbackCurrency;
    if (!isCurrency(currency)) return rejectedRow({ kind: 'currency-invalid', text: currency });
    const text = columns.cell(row, 'price');
    const price = readMoney(text, digits(currency), limits.price);
    if (price.kind === 'unreadable') return rejectedRow({ kind: 'price-invalid', text, why: price.why });
    return {
      kind: 'row',
      row: {
        line: row.line,
        code,
        name,
        price: price.kind === 'money' ? price.minor : null,
        currency,
        aisle: aisleKey(columns.cell(row, 'aisle')),
      },
    };
  };
}

/** What a cart calls it: the shop's code, or the name as if somebody had typed it. */
export function productIdOf({ code, name }: ItemRow): LineId {
  return code === '' ? lineIdOf(name) : code;
}

export function rejectedRow(reason: RowProblem): { readonly kind: 'rejected'; readonly reason: RowProblem } {
  return { kind: 'rejected', reason };
}

/** "Dairy & Eggs" is the aisle "dairy-eggs". */
function aisleKey(text: string): string | null {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z]+/gu) ?? [];
  return words.join('-').slice(0, 32) || null;
}
