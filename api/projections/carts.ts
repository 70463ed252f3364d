// Read model on disk: the carts, one row each.

import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import { projection } from './projection.ts';

export const carts = projection({
  name: 'carts',
  version: 1,
  columns: {
    name: 'TEXT',
    currency: 'TEXT',
    lines: 'INTEGER',
    item_count: 'INTEGER',
    still_to_get: 'INTEGER',
    total: 'INTEGER',
    members: 'INTEGER',
    /** By the clock of who did the newest act. */
    changed_at: 'INTEGER',
    /** By this node's clock. */
    stored_at: 'INTEGER',
  },
  rows({ view, newest, storedAt }) {
    const { name, currency, lineCount, itemCount, stillToGet, total, members } = view;
    return [
      {
        ...{ name, currency, lines: lineCount, total },
        item_count: itemCount,
        still_to_get: stillToGet,
        members: members.filter(({ hasLeft }) => !hasLeft).length,
        changed_at: msOf(newest),
        stored_at: storedAt,
      },
    ];
  },
});
