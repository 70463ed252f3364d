// Carts as this node has stored them, folded from the feed of each and from nothing else: no relay, nobody who has it open. What was
// folded last is kept, so that what comes next costs no more than itself.

import type { StreamFeed } from '../../src/adapters/sqlite/streamFeed.ts';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import type { StreamId } from '../../src/engine/message.ts';
import { createReadSide } from '../../src/engine/readSide.ts';
import type { StoredCart } from './projection.ts';

export interface Fold {
  /** Up to which the feed is in it. */
  readonly position: number;
  /** Null where nothing of it is here. */
  readonly cart: StoredCart | null;
}

export interface StoredCarts {
  /** With all that is stored of it. */
  read(id: StreamId): Fold;
}

const page = 1_000;
/** So many events are kept folded, of the carts that were read last. */
const mostEvents = 100_000;

export function createStoredCarts(feed: StreamFeed): StoredCarts {
  /** Least recently read first. */
  const folds = new Map<StreamId, ReturnType<typeof createFold>>();

  function makeRoom(): void {
    let events = 0;
    for (const fold of folds.values()) events += fold.events();
    for (const [id, fold] of folds) {
      if (events <= mostEvents || folds.size === 1) return;
      events -= fold.events();
      folds.delete(id);
    }
  }

  return {
    read(id) {
      const fold = folds.get(id) ?? createFold(feed, id);
      folds.delete(id);
      folds.set(id, fold);
      const found = fold.read();
      makeRoom();
      return found;
    },
  };
}

function createFold(feed: StreamFeed, id: StreamId) {
  const readSide = createReadSide(cartDomain, id);
  /** Where something was stored that had given way already when it was read. */
  const passedOver = new Set<number>();
  let position = 0;
  let storedAt = 0;

  /** False where something that was folded has given way to another branch of its log. */
  function takeIn(): boolean {
    for (;;) {
      const entries = feed.after(id, position, page);
      if (entries.length === 0) return true;
      for (const { kind, stands, since } of entries) {
        if (kind === 'stored' && !stands) passedOver.add(since);
        if (kind === 'set-aside' && !passedOver.has(since)) return false;
      }
      readSide.receive(entries.flatMap(({ kind, entry, stands }) => (kind === 'stored' && stands ? [entry] : [])));
      for (const { entry } of entries) storedAt = Math.max(storedAt, entry.receivedAt);
      position = entries.at(-1)?.position ?? position;
    }
  }

  return {
    events: () => readSide.timeline.length(),
    read(): Fold {
      while (!takeIn()) {
        readSide.clear();
        passedOver.clear();
        position = 0;
      }
      const { timeline } = readSide;
      const newest = timeline.at(timeline.length() - 1)?.id;
      if (newest === undefined) return { position, cart: null };
      return { position, cart: { id, state: timeline.state(), view: readSide.now(), newest, storedAt } };
    },
  };
}
