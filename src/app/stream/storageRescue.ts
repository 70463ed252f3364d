// When the browser has deleted this device's storage under an open stream (site data cleared, a disk so full that it began
// anew), what the tab was told is put into the storage that is there now: what was accepted and shown here must not be lost, and
// the relay need not have all of it. The rest of what the device held cannot be known here.

import type { EventStore, StoredEntry } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';

export interface StorageRescue {
  /** What there is to put back: all that the store has told. */
  told(history: readonly StoredEntry[]): void;
  arrived(entries: readonly StoredEntry[]): void;
  all(): readonly StoredEntry[];
  /** Into the storage that is there when it is asked for, or a later one. Resolves to whether it could be done. */
  run(): Promise<boolean>;
  hasRun(): boolean;
}

export function createStorageRescue(
  { store }: { readonly store: Pick<EventStore, 'putBack'> },
  options: {
    readonly streamId: StreamId;
    /** What this tab knows besides the events, as it is now; called back when they are stored. */
    readonly rememberRest: () => () => Promise<void>;
    readonly onDone: () => void;
    readonly onFailure: (failure: unknown) => void;
  },
): StorageRescue {
  const { streamId, rememberRest, onDone, onFailure } = options;
  let entries: StoredEntry[] = [];
  let last: Promise<unknown> = Promise.resolve();
  /** Asked for, and not begun: one that has begun may have moved into a storage that is deleted by now. */
  let waiting: Promise<boolean> | null = null;
  let hasRun = false;

  async function putBack(): Promise<boolean> {
    waiting = null;
    try {
      // Before it: that the history is told anew changes the rest.
      const putBackRest = rememberRest();
      await store.putBack(streamId, () => entries);
      await putBackRest();
    } catch (failure) {
      onFailure(failure);
      return false;
    }
    hasRun = true;
    onDone();
    return true;
  }

  return {
    told(history) {
      entries = [...history];
    },
    arrived(more) {
      entries.push(...more);
    },
    all: () => entries,
    run() {
      waiting ??= last.then(putBack);
      // One that meets a bug says so to who asked for it, and does not keep the next one away.
      last = waiting.catch(() => undefined);
      return waiting;
    },
    hasRun: () => hasRun,
  };
}
