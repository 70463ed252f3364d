// The orders of the real file.

import { readFileSync } from 'node:fs';
import { decodeCsvFile } from '../../src/domain/import/decodeCsvFile.ts';
import { type ImportedOrder, importOrders } from '../../src/domain/import/orders.ts';

export function realOrders(): readonly ImportedOrder[] {
  const file = decodeCsvFile(readFileSync('e2e/data/online-retail-2010-12.csv'));
  if (file.kind === 'unreadable') throw new Error(JSON.stringify(file.problem));
  const imported = importOrders(file.text, { currency: 'GBP' });
  if (imported.kind === 'unreadable') throw new Error(JSON.stringify(imported.problem));
  return imported.orders;
}
