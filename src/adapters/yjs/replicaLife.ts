// One life of a replica: the document built from the store, presence and the connection, which are made and given up
// together. Entries pass both ways between store and document; when the two come apart, this life says so and is over.

import { type EventStore, type NewEntry, StorageFailure, type StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, StreamId } from '../../engine/message.ts';
import type { PresenceState, RelayView, ReplicaEvents } from '../../engine/replica.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Role } from '../../log/role.ts';
import { createLogDocument, type LogDocument } from './logDocument.ts';
import { createPresence } from './presence.ts';
import { createRelayConnection } from './relayConnection.ts';
import type { ReplicaEnvironment } from './replicaEnvironment.ts';

export interface ReplicaLifeOptions {
  readonly streamId: StreamId;
  readonly key: string;
  readonly role: Role;
  /** Origin of the relay, e.g. "http://localhost:8787". */
  readonly relayUrl: string;
  /** Null for those who only look. */
  readonly replicaId: ReplicaId | null;
  /** A person on a device: what this device is called when it tells what it holds. */
  readonly actorId: ActorId;
  readonly store: Pick<EventStore, 'readAll' | 'readLog' | 'heads'>;
  /** What the store holds, as far as it is in memory already, each log in its order; the document shares it. Else the store is read. */
  readonly told?: () => readonly StoredEntry[];
  readonly events: Pick<ReplicaEvents, 'receive' | 'clockOffset' | 'forked' | 'storeChanged'>;
  readonly environment: ReplicaEnvironment;
}

export interface ReplicaLife {
  readonly relay: RelayView;
  offer(entries: readonly NewEntry[]): void;
  setPresence(state: PresenceState | null): void;
  presence(): ReadonlyMap<number, PresenceState>;
  reconnect(): void;
  end(): void;
}

export interface ReplicaLifeEvents {
  /** Entries from the relay are in the store. */
  readonly onStored: (entries: readonly NewEntry[]) => void;
  /** Document and store are not the same any more, or the store does not answer. This life has ended. */
  readonly onApart: () => void;
  readonly onChange: () => void;
}

/** Of what has come meanwhile, so much is stored and shown at once: with more, a page would not answer for seconds. */
const portion = 4_000;

/** Builds the document, then connects. Rejects with StorageFailure. */
export async function createReplicaLife(
  options: ReplicaLifeOptions,
  { onStored, onApart, onChange }: ReplicaLifeEvents,
): Promise<ReplicaLife> {
  const { streamId, store, events, environment } = options;
  const document = createLogDocument({
    writer: options.replicaId,
    logs: logsIn(options.told?.() ?? (await store.readAll(streamId))),
  });
  const presence = createPresence({
    doc: document.doc,
    now: environment.now,
    onOwn: () => connection.sendPresence(),
    onChange,
  });
  const stored = new Map(lengthsOf(document));
  /** In the document, not yet in the store. */
  const inbox: NewEntry[] = [];
  /** Resolves to whether the inbox could be emptied into the store; null when it is empty. */
  let emptying: Promise<boolean> | null = null;
  let hasEnded = false;
  const connection = createRelayConnection({
    ...options,
    device: options.actorId,
    document,
    presence,
    onEntries(entries) {
      inbox.push(...entries);
      emptying ??= empty();
    },
    whenStored: () => emptying ?? Promise.resolve(true),
    storedLength: (replicaId) => stored.get(replicaId) ?? 0,
    onConnected: () => void reconcile(),
    onChange,
    clockOffset: events.clockOffset,
    onFork: events.forked,
  });

  function end() {
    if (hasEnded) return;
    hasEnded = true;
    connection.close();
    presence.destroy();
    document.destroy();
  }

  function comeApart() {
    if (hasEnded) return;
    end();
    onApart();
  }

  /** The store holds another branch of some log: what this tab was told is not so any more. */
  function replaced() {
    if (hasEnded) return;
    comeApart();
    events.storeChanged();
  }

  /** From the relay to the store: in order, one batch at a time. */
  async function empty(): Promise<boolean> {
    while (inbox.length > 0) {
      const batch = inbox.splice(0, portion);
      try {
        await events.receive(batch);
      } catch (failure) {
        // The document is ahead of the store now.
        comeApart();
        if (failure instanceof StorageFailure) return false;
        throw failure;
      }
      if (hasEnded) return false;
      nowStored(batch);
      onStored(batch);
    }
    emptying = null;
    onChange();
    return true;
  }

  /** From the store to the relay. */
  function offer(entries: readonly NewEntry[]) {
    const outcome = document.push(entries);
    if (outcome.kind === 'damaged') return comeApart();
    if (outcome.kind === 'replaced') return replaced();
    connection.documentGrew();
    nowStored(entries);
    if (outcome.gaps.length > 0) void whileStoreWorks(() => fill(outcome.gaps));
  }

  function nowStored(entries: readonly NewEntry[]) {
    for (const { replicaId, seq } of entries) stored.set(replicaId, Math.max(stored.get(replicaId) ?? 0, seq + 1));
    connection.storeGrew(new Set(entries.map(({ replicaId }) => replicaId)));
  }

  async function fill(replicaIds: readonly ReplicaId[]) {
    if (replicaIds.length === 0) return;
    for (const replicaId of replicaIds) {
      const entries = await store.readLog(streamId, replicaId, document.head(replicaId).length);
      if (hasEnded) return;
      offer(entries);
    }
    // News of what is in the document already may have been lost, too.
    events.storeChanged();
  }

  /**
   * At every connection. The store may hold what was never offered here: written while the document was being built, or by a
   * tab that did not tell. And what the store did not keep, or has set aside, must not stay in the document.
   */
  function reconcile() {
    return whileStoreWorks(async () => {
      const lengths = emptying === null ? lengthsOf(document) : new Map<ReplicaId, number>();
      const heads = await store.heads(streamId);
      if (hasEnded) return;
      const others = heads.some(({ replica, length, hash }) => (document.hashAt(replica, length) ?? hash) !== hash);
      if (others) return replaced();
      if (!holds(heads, lengths)) return comeApart();
      await fill(heads.flatMap(({ replica, length }) => (document.head(replica).length < length ? [replica] : [])));
    });
  }

  async function whileStoreWorks(act: () => Promise<void>) {
    try {
      await act();
    } catch (failure) {
      if (!(failure instanceof StorageFailure)) throw failure;
      comeApart();
    }
  }

  return {
    relay: connection.relay,
    offer,
    setPresence: presence.set,
    presence: presence.others,
    reconnect: connection.reconnect,
    end,
  };
}

/** Whether the store holds at least so much of each log. */
function holds(heads: readonly LogHead[], lengths: ReadonlyMap<ReplicaId, number>): boolean {
  const stored = new Map(heads.map(({ replica, length }) => [replica, length]));
  return [...lengths].every(([replicaId, length]) => (stored.get(replicaId) ?? 0) >= length);
}

function lengthsOf(document: LogDocument): ReadonlyMap<ReplicaId, number> {
  return new Map([...document.replicas()].map((replicaId) => [replicaId, document.head(replicaId).length]));
}

/** Ids ascend in what is read from the store, so each log is in seq order there, too. */
function logsIn(entries: readonly StoredEntry[]) {
  const logs = new Map<ReplicaId, StoredEntry[]>();
  for (const entry of entries) {
    const log = logs.get(entry.replicaId);
    if (log === undefined) logs.set(entry.replicaId, [entry]);
    else log.push(entry);
  }
  return logs.values();
}
