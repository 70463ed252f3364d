// A chosen file, read in every way it makes sense: as a price list, as orders, or neither.

import { decodeCsvFile } from '../../domain/import/decodeCsvFile.ts';
import type { FileProblem } from '../../domain/import/importReport.ts';
import { importOrders, type OrdersImport } from '../../domain/import/orders.ts';
import { importPriceList, type PriceListImport } from '../../domain/import/priceList.ts';

export type ReadPriceList = Extract<PriceListImport, { kind: 'price-list' }>;
export type ReadOrders = Extract<OrdersImport, { kind: 'orders' }>;

export type ImportReading =
  | { readonly kind: 'unreadable'; readonly problem: FileProblem }
  /** At least one of the two is there, and has something to take. */
  | { readonly kind: 'read'; readonly priceList: ReadPriceList | null; readonly orders: ReadOrders | null };

export function readImport(bytes: Uint8Array, currency: string): ImportReading {
  const decoded = decodeCsvFile(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const priceList = importPriceList(decoded.text, { currency });
  const orders = importOrders(decoded.text, { currency });
  const hasPriceList = priceList.kind === 'price-list';
  const hasOrders = orders.kind === 'orders' && (orders.orders.length > 0 || orders.rejected.length > 0);
  if (hasPriceList || hasOrders) {
    return { kind: 'read', priceList: hasPriceList ? priceList : null, orders: hasOrders ? orders : null };
  }
  return priceList.kind === 'unreadable' ? priceList : { kind: 'unreadable', problem: { kind: 'no-rows' } };
}
