// The replica of an open cart: made when it is first needed, and made anew after work that must be done without one. What
// is stored meanwhile is offered to the next one.

import type { StoredEntry } from '../engine/eventStore.ts';
import type { Replica } from '../engine/replica.ts';

export interface RelayLink {
  /** Null while there is none. */
  replica(): Replica | null;
  connect(): Promise<void>;
  offer(entries: readonly StoredEntry[]): void;
  /** Gives the replica up, works, and connects anew. Nothing, if such work is being done. */
  without(work: () => Promise<void>): Promise<void>;
  close(): void;
}

export function createRelayLink(options: {
  readonly open: () => Promise<Replica>;
  readonly onOpened: (replica: Replica) => void;
  readonly onFailure: (failure: unknown) => void;
}): RelayLink {
  let replica: Replica | null = null;
  let isConnecting = false;
  let isDoneWithout = false;
  let isClosed = false;
  /** Stored while the replica was being made, perhaps after it had read the store. */
  let unoffered: StoredEntry[] = [];

  function drop() {
    replica?.close();
    replica = null;
  }

  async function connect() {
    if (replica !== null || isConnecting || isDoneWithout || isClosed) return;
    isConnecting = true;
    try {
      const connected = await options.open();
      if (isDoneWithout || isClosed) return connected.close();
      replica = connected;
      connected.offer(unoffered);
      unoffered = [];
      options.onOpened(connected);
    } catch (failure) {
      options.onFailure(failure);
    } finally {
      isConnecting = false;
    }
  }

  return {
    replica: () => replica,
    connect,
    offer(entries) {
      if (replica === null) unoffered.push(...entries);
      else replica.offer(entries);
    },
    async without(work) {
      if (isDoneWithout || isClosed) return;
      isDoneWithout = true;
      drop();
      try {
        await work();
      } finally {
        isDoneWithout = false;
      }
      await connect();
    },
    close() {
      isClosed = true;
      drop();
    },
  };
}
