// Loaded with the import dialog: its words, and why a file, or a row of it, could not be taken, in English.

import type { Column, FileProblem, RowProblem } from '../../domain/import/importReport.ts';
import type { MoneyProblem } from '../../domain/import/readMoney.ts';
import { plural } from './enPlural.ts';

const items = { one: 'item', other: 'items' };
const products = { one: 'product', other: 'products' };
const orders = { one: 'order', other: 'orders' };
const rows = { one: 'row', other: 'rows' };

export const importInWords = {
  title: 'Import',
  choose: 'Choose a file',
  drop: 'or drop it here',
  lead: 'A file that Trolley exported brings its carts. Of CSV, a price list becomes part of your catalogue, and an order a new cart.',
  currency: 'Prices are in',
  kind: 'Use it as',
  asPriceList: (count: number) => `A price list of ${plural(count, products)}`,
  asOrders: (count: number) => `One of ${plural(count, orders)}`,
  notes: (count: number) =>
    `${plural(count, products)} appeared with more than one name or price; the last one counts.`,
  cancellations: (ids: readonly string[]) =>
    `${plural(ids.length, { one: 'cancellation is', other: 'cancellations are' })} left out: ${ids.join(', ')}.`,
  rejected: (count: number) => `${plural(count, rows)} cannot be taken`,
  rejectedRow: (line: number) => `Line ${line}`,
  moreRejected: (count: number) => `and ${plural(count, { one: 'more row', other: 'more rows' })}`,
  toCatalogue: (count: number) => `Take ${plural(count, products)} into the catalogue`,
  restToCatalogue: (count: number) => `Take the other ${plural(count, products)} into the catalogue`,
  nothing: 'Import nothing',
  orderField: 'Order',
  toCart: 'Make it a cart',
  restToCart: 'Make the rest a cart',
  catalogueDone: (count: number) => `${plural(count, products)} are in your catalogue.`,
  orderOption: (id: string, lines: number, total: string) =>
    `${id === '' ? 'Order' : id} · ${plural(lines, items)} · ${total}`,
  orderName: (id: string) => (id === '' ? 'Imported order' : `Order ${id}`),
  fileProblem: fileProblemInWords,
  rowProblem: rowProblemInWords,
  failed: 'Nothing was imported.',
};

const columns: Readonly<Record<Column, string>> = {
  order: 'order number',
  id: 'product code',
  name: 'name',
  quantity: 'quantity',
  price: 'price',
  currency: 'currency',
  aisle: 'aisle',
  date: 'date',
  customer: 'customer',
  country: 'country',
};

function fileProblemInWords(problem: FileProblem): string {
  switch (problem.kind) {
    case 'too-large':
      return `This file is larger than ${Math.floor(problem.limit / 1024 / 1024)} MB. Split it, then import the parts.`;
    case 'line-too-long':
      return `Line ${problem.line} is longer than ${problem.limit} characters. This may not be a CSV file.`;
    case 'not-text':
      return 'This is not a text file. In the spreadsheet, choose “Save as”, then CSV.';
    case 'quotes-broken':
      return `More than ${problem.limit} rows have broken quotation marks. Export the file as CSV once more.`;
    case 'empty':
      return 'This file is empty. Choose another one.';
    case 'no-rows':
      return 'This file has column titles, but no rows below them.';
    case 'columns-missing': {
      const missing = new Intl.ListFormat('en').format(problem.missing.map((column) => columns[column]));
      return `The first row should have the column titles. Missing: ${missing}. Found: ${problem.found.join(', ')}.`;
    }
    case 'column-twice':
      return `Two columns say the ${columns[problem.column]}; the second is “${problem.header}”. Remove one of them.`;
  }
}

function rowProblemInWords(reason: RowProblem): string {
  switch (reason.kind) {
    case 'quotes-broken':
      return 'A quotation mark is not closed.';
    case 'name-missing':
      return 'It has no name.';
    case 'name-too-long':
      return `Its name is longer than ${reason.limit} characters.`;
    case 'id-invalid':
      return `“${reason.text}” cannot be a product code.`;
    case 'price-invalid':
      return `“${reason.text}” is not a price: ${moneyProblemInWords(reason.why)}.`;
    case 'currency-invalid':
      return `“${reason.text}” is not a currency.`;
    case 'currency-differs':
      return `It is in ${reason.text}, the rest in ${reason.expected}; a cart has one currency.`;
    case 'quantity-invalid':
      return `“${reason.text}” is not a quantity from 1 to ${reason.limit}.`;
    case 'quantity-negative':
      return `${reason.text} is a return.`;
    case 'too-many-lines':
      return `A cart holds ${reason.limit} lines, and this order has more.`;
  }
}

function moneyProblemInWords(problem: MoneyProblem): string {
  switch (problem) {
    case 'not-a-number':
      return 'it is not a number';
    case 'negative':
      return 'it is below zero';
    case 'too-precise':
      return 'it has too many decimals';
    case 'ambiguous':
      return 'it could mean thousands or decimals';
    case 'too-large':
      return 'it is too large';
  }
}
