// The replica of an open cart: made when it is first needed, and made anew after work that must be done without one. What
// is stored meanwhile is offered to the next one.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { Replica } from '../../engine/replica.ts';

export interface RelayLink {
  /** Null while there is none. */
  replica(): Replica | null;
  /** A replica could not be made, and is tried again. */
  isAway(): boolean;
  connect(): Promise<void>;
  offer(entries: readonly StoredEntry[]): void;
  /** Gives the replica up, works, and connects anew. Such works are done one after another, and nothing in between. */
  without(work: () => Promise<void>): Promise<void>;
  close(): void;
}

const retryMs = 5_000;

export function createRelayLink(options: {
  /** Null where what replicates cannot be loaded: a first visit whose network has gone. It is tried again. */
  readonly open: () => Promise<Replica | null>;
  readonly every: (ms: number, tick: () => void) => () => void;
  readonly onAway: () => void;
  readonly onOpened: (replica: Replica) => void;
  readonly onFailure: (failure: unknown) => void;
}): RelayLink {
  let replica: Replica | null = null;
  let isConnecting = false;
  let worksLeft = 0;
  let works: Promise<void> = Promise.resolve();
  /** Works ever begun: a replica that was being made meanwhile may have read what is no longer so. */
  let worksBegun = 0;
  let isClosed = false;
  let stopRetrying: (() => void) | null = null;
  /** Stored while the replica is being made, perhaps after it has read the store. What was stored before, it reads. */
  let unoffered: StoredEntry[] = [];

  function drop() {
    replica?.close();
    replica = null;
  }

  async function connect() {
    if (replica !== null || isConnecting || worksLeft > 0 || isClosed) return;
    isConnecting = true;
    const begunBefore = worksBegun;
    let isStale = false;
    unoffered = [];
    try {
      const connected = await options.open();
      isStale = worksBegun !== begunBefore;
      if (connected === null) away();
      else if (isStale || isClosed) connected.close();
      else take(connected);
    } catch (failure) {
      options.onFailure(failure);
      // Storage may work again, or be another one: without a replica this tab would hear neither relay nor tabs.
      away();
    } finally {
      isConnecting = false;
    }
    if (isStale) await connect();
  }

  function away() {
    if (isClosed) return;
    stopRetrying ??= options.every(retryMs, () => void connect());
    options.onAway();
  }

  function isBack() {
    stopRetrying?.();
    stopRetrying = null;
  }

  function take(connected: Replica) {
    isBack();
    replica = connected;
    connected.offer(unoffered);
    unoffered = [];
    options.onOpened(connected);
  }

  return {
    replica: () => replica,
    isAway: () => stopRetrying !== null,
    connect,
    offer(entries) {
      if (replica !== null) replica.offer(entries);
      else if (isConnecting) unoffered.push(...entries);
    },
    async without(work) {
      if (isClosed) return;
      drop();
      worksLeft += 1;
      worksBegun += 1;
      const done = works.then(() => (isClosed ? undefined : work()));
      // One that fails is not the next one's fault.
      works = done.catch(() => undefined);
      try {
        await done;
      } finally {
        worksLeft -= 1;
        await connect();
      }
    },
    close() {
      isClosed = true;
      isBack();
      drop();
    },
  };
}
