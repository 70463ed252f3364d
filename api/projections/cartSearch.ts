// The question that the read models of this folder are there for: which carts want this, from whom, and have changed since.

import type { StreamId } from '../../src/engine/message.ts';
import { carts } from './carts.ts';
import { items } from './items.ts';
import type { Row } from './projection.ts';
import type { ReadModels } from './readModels.ts';
import { spelled } from './spelled.ts';

export interface CartSearch {
  /** In the name of an item. */
  readonly item?: string | undefined;
  /** The name of somebody who wants it. */
  readonly person?: string | undefined;
  /** Stored here at or after it, ms since 1970. */
  readonly changedSince?: number | undefined;
  /** Only what comes after this one. */
  readonly after?: { readonly storedAt: number; readonly cart: string } | undefined;
  readonly limit: number;
}

export type FoundCart = Row<typeof carts.columns> & {
  readonly cart: StreamId;
  readonly items: readonly Row<typeof items.columns>[];
};

/** Last changed first, with the items that were asked for; null while the read models are being built. */
export function searchCarts(
  readModels: Pick<ReadModels, 'read'>,
  { item, person, changedSince, after, limit }: CartSearch,
): readonly FoundCart[] | null {
  return readModels.read((sql, table) => {
    const [wanted, wantedOf]: [string[], string[]] = [[], []];
    if (item !== undefined) {
      wanted.push('instr(spelled, ?) > 0');
      wantedOf.push(spelled(item));
    }
    if (person !== undefined) {
      wanted.push('person_spelled = ?');
      wantedOf.push(spelled(person));
    }
    const which = wanted.join(' AND ');
    const isWanted = which === '' ? '' : `AND cart IN (SELECT cart FROM ${table(items)} WHERE ${which})`;
    const found = sql(`SELECT * FROM ${table(carts)} WHERE stored_at >= ? AND (stored_at, cart) < (?, ?) ${isWanted}
      ORDER BY stored_at DESC, cart DESC LIMIT ?`);
    const { storedAt = Number.MAX_SAFE_INTEGER, cart = '' } = after ?? {};
    const rows = found.all(changedSince ?? 0, storedAt, cart, ...wantedOf, limit) as Omit<FoundCart, 'items'>[];
    if (which === '') return rows.map((row) => ({ ...row, items: [] }) as unknown as FoundCart);
    const ofCart = sql(`SELECT * FROM ${table(items)} WHERE cart = ? AND ${which} ORDER BY rowid`);
    return rows.map((row) => ({ ...row, items: ofCart.all(row.cart, ...wantedOf) }) as unknown as FoundCart);
  });
}
