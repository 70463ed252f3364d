// Following carts: each is kept open by its view key, so that the relay tells what is new, and what is stored is soon in the read
// models. What came while the node was away is caught up with when it is opened.

import type { SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { CartTypes } from '../../src/domain/cartDomain.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { Member } from '../member/openMember.ts';
import type { OpenStreams } from '../member/openStreams.ts';
import type { Followed, FollowedCart } from './followed.ts';
import type { ReadModels } from './readModels.ts';

export interface Following {
  /** False where so many are followed that there is no room for another. */
  follow(cart: FollowedCart): boolean;
  unfollow(id: StreamId): void;
  count(): number;
  /** What has been stored until now is in the read models when this returns. */
  settle(): void;
  close(): void;
}

/** Changes come in bursts: what is written is what they came to. */
const settleMs = 100;

export function createFollowing(options: {
  readonly database: SqliteDatabase;
  readonly followed: Followed;
  readonly readModels: Pick<ReadModels, 'update'>;
  readonly carts: Pick<OpenStreams<CartTypes>, 'use'>;
  readonly most: number;
  readonly onFailure: (cause: unknown) => void;
}): Following {
  const { database, followed, readModels, carts, most, onFailure } = options;
  /** Lets go of what is kept open. */
  const open = new Map<StreamId, () => void>();
  const changed = new Set<StreamId>();
  let timer: NodeJS.Timeout | null = null;

  function note(id: StreamId): void {
    changed.add(id);
    timer ??= setTimeout(settle, settleMs).unref();
  }

  function settle(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (const id of changed) {
      changed.delete(id);
      try {
        readModels.update(id);
      } catch (cause) {
        onFailure(cause); // it is written when the next change comes, or the node is opened again
      }
    }
  }

  function keepOpen({ id, viewKey }: FollowedCart): void {
    if (open.has(id)) return;
    let letGo = () => {};
    const isUnfollowed = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    open.set(id, letGo);
    const hear = async (cart: Member<CartTypes>) => {
      note(id);
      const stop = cart.subscribe(() => note(id));
      await isUnfollowed;
      stop();
    };
    const opening = carts.use({ id, key: viewKey, role: 'view' }, null, hear, { isApart: true });
    opening.catch((cause: unknown) => {
      open.delete(id);
      onFailure(cause);
    });
  }

  for (const cart of database.read(followed.all)) keepOpen(cart);

  return {
    follow(cart) {
      if (!open.has(cart.id) && open.size >= most) return false;
      database.write((sql) => followed.add(sql, cart));
      keepOpen(cart);
      return true;
    },
    unfollow(id) {
      database.write((sql) => followed.remove(sql, id));
      open.get(id)?.();
      open.delete(id);
      changed.delete(id);
      readModels.update(id);
    },
    count: () => open.size,
    settle,
    close() {
      if (timer !== null) clearTimeout(timer);
      changed.clear();
      for (const letGo of open.values()) letGo();
      open.clear();
    },
  };
}
