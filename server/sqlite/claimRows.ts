// What names of a cart stand for, as rows: the first value of a name, for good. It knows bytes and checksums; who may claim
// is the room's business (claims.ts).

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Claim } from '../../src/wire/frames.ts';
import type { ClaimOutcome, ClaimRequest } from '../log/logStorage.ts';
import { roundedRows } from './roundedRows.ts';
import { type ClaimRow, claimChecksum, isIntactClaim } from './rowChecksums.ts';

export interface ClaimRows {
  /** What the name stands for, where that can be told without writing. */
  readonly standing: (cart: number, name: string) => ClaimOutcome | null;
  /** In a transaction of the caller's. */
  readonly add: (cart: number, request: ClaimRequest) => ClaimOutcome;
}

export function claimRows(database: DatabaseSyncInstance): ClaimRows {
  const statements = {
    one: roundedRows(database, 'SELECT * FROM claim WHERE cart = ? AND name = ?'),
    all: roundedRows(database, 'SELECT * FROM claim WHERE cart = ?'),
    add: database.prepare('INSERT INTO claim VALUES (?, ?, ?, ?, ?)'),
    mend: database.prepare('UPDATE claim SET name = ?, value = ? WHERE cart = ? AND name = ?'),
  };

  function standing(cart: number, name: string): ClaimOutcome | null {
    const row = statements.one.get(cart, Buffer.from(name)) as ClaimRow | undefined;
    return row !== undefined && isIntactClaim(cart, row) ? stands(row.value) : null;
  }

  /** A damaged row may be that of any name, until somebody claims what it was. */
  function mended(cart: number, damaged: readonly ClaimRow[], claim: Claim): boolean {
    const row = { name: Buffer.from(claim.name), value: claim.value };
    const lost = damaged.find(({ checksum }) => checksum === claimChecksum(cart, row));
    if (lost !== undefined) statements.mend.run(row.name, row.value, cart, lost.name);
    return lost !== undefined;
  }

  return {
    standing,
    add(cart, request) {
      const known = standing(cart, request.name);
      if (known !== null) return known;
      const rows = statements.all.all(cart) as ClaimRow[];
      const damaged = rows.filter((row) => !isIntactClaim(cart, row));
      if (mended(cart, damaged, request)) return stands(request.value);
      if (damaged.length > 0) return { kind: 'damaged' };
      if (rows.length >= request.most) return { kind: 'full' };
      const row = { name: Buffer.from(request.name), value: request.value };
      statements.add.run(cart, row.name, row.value, request.receivedAt, claimChecksum(cart, row));
      return stands(request.value);
    },
  };
}

/** A sentence for each damaged claim of a cart. They stay: whoever knows what stood in one makes it whole. */
export function damagedClaims(database: DatabaseSyncInstance): readonly string[] {
  const rows = roundedRows(
    database,
    'SELECT claim.*, cart.id FROM claim JOIN cart ON cart.cart = claim.cart ORDER BY claim.cart',
  ).iterate() as Iterable<ClaimRow & { readonly cart: number; readonly id: string }>;
  const damages: string[] = [];
  for (const row of rows) {
    if (!isIntactClaim(row.cart, row))
      damages.push(`cart ${row.id}: a claim, which is granted to nobody else meanwhile`);
  }
  return damages;
}

function stands(value: Uint8Array): ClaimOutcome {
  return { kind: 'stands', value };
}
