// What an import tells the person who asked for it: why a file, or a row of it, could not be taken, and what was
// decided where it said two things. Data only; the ui has the words. Lines are numbered as a text editor does.

import type { MoneyProblem } from './readMoney.ts';

/** What a column of the file is understood to hold. */
export type Column =
  | 'order'
  | 'id'
  | 'name'
  | 'quantity'
  | 'price'
  | 'currency'
  | 'aisle'
  | 'date'
  | 'customer'
  | 'country';

/** Why nothing of the file can be taken. */
export type FileProblem =
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'line-too-long'; readonly line: number; readonly limit: number }
  | { readonly kind: 'not-text' }
  /** More than so many rows with broken quotes. */
  | { readonly kind: 'quotes-broken'; readonly limit: number }
  | { readonly kind: 'empty' }
  /** A header, and nothing below it. */
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'columns-missing'; readonly missing: readonly Column[]; readonly found: readonly string[] }
  | { readonly kind: 'column-twice'; readonly column: Column; readonly header: string };

export type RowProblem =
  /** A quotation mark is not closed, or has text behind it. */
  | { readonly kind: 'quotes-broken' }
  | { readonly kind: 'name-missing' }
  | { readonly kind: 'name-too-long'; readonly limit: number }
  /** Too long, or of the form kept for items without a product. */
  | { readonly kind: 'id-invalid'; readonly text: string }
  | { readonly kind: 'price-invalid'; readonly text: string; readonly why: MoneyProblem }
  | { readonly kind: 'currency-invalid'; readonly text: string }
  /** A cart has one currency. */
  | { readonly kind: 'currency-differs'; readonly text: string; readonly expected: string }
  /** Not a whole number in 1..limit, or the sum of the order's rows for the product is not. */
  | { readonly kind: 'quantity-invalid'; readonly text: string; readonly limit: number }
  /** The order has as many lines as a cart can hold. */
  | { readonly kind: 'too-many-lines'; readonly limit: number }
  /** A return among other rows; an order of nothing else is a cancellation. */
  | { readonly kind: 'quantity-negative'; readonly text: string };

export interface RejectedRow {
  readonly line: number;
  readonly reason: RowProblem;
}

/** The row was taken, and this was decided on the way. */
export type ImportNote =
  | { readonly kind: 'name-missing'; readonly line: number; readonly product: string; readonly used: string }
  | {
      readonly kind: 'names-differ';
      readonly product: string;
      readonly used: string;
      readonly others: readonly string[];
    }
  | {
      readonly kind: 'prices-differ';
      readonly product: string;
      readonly used: number;
      readonly others: readonly number[];
    };
