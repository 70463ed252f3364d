// PORT: replication. It passes entries that are durable here to everybody else, and everybody else's to us. It
// never decides order or meaning. The adapter is Yjs over a WebSocket relay and a channel between tabs.

import type { RefusalReason } from '../log/refusalReason.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import type { Role } from '../log/role.ts';
import type { NewEntry, StoredEntry } from './eventStore.ts';
import type { EventId } from './message.ts';

/** Why something here is not on the relay. A gap is no reason: it is filled. */
export type NoSyncReason =
  | Exclude<RefusalReason, 'gap'>
  /** It speaks an older version than this app still does. */
  | 'outdated-relay'
  /** It is up, and something in between lets no WebSocket through. */
  | 'unreachable-relay';

export type ReplicaStatus =
  /** Not connected; tried again by itself. `reason` where the relay or its absence gave one. */
  | { readonly kind: 'offline'; readonly reason?: NoSyncReason }
  | { readonly kind: 'connecting' }
  | {
      readonly kind: 'online';
      readonly role: Role;
      /** The first exchange of logs is done. */
      readonly caughtUp: boolean;
      /** The relay does not take something of what this device offers. Kept here; the rest goes on. */
      readonly refusal?: NoSyncReason;
    }
  /** Final: not tried again. */
  | { readonly kind: 'refused'; readonly reason: NoSyncReason; readonly detail: string };

/** What a tab tells the others about itself while it is here. Not an event; gone when it leaves. */
export interface PresenceState {
  readonly actorId: string;
  readonly name: string;
  /** A CSS colour name of the palette, e.g. "teal". */
  readonly color: string;
  /** Where this person is looking, or null. */
  readonly lookingAt: string | null;
  /** Cursor in the past, or null for now. */
  readonly cursor: EventId | null;
  /** In a shop, with the list in hand: then they do not only look at it, they are getting it. */
  readonly isShopping: boolean;
}

/** By device (as it calls itself: the actor's id), how much of each log it holds. A new map where something has moved. */
export type HeldElsewhere = ReadonlyMap<string, ReadonlyMap<ReplicaId, number>>;

/** What somebody is told who asked that a name of this stream stands for a value. */
export type ClaimAnswer =
  /** It does from now on, durably; or for another value, whose claim came first. */
  | { readonly kind: 'stands'; readonly value: Uint8Array }
  /** A `RefusalReason`, or one that a newer relay knows. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** There was no connection, or it was over before the answer. */
  | { readonly kind: 'unanswered' };

/** What the relay has said, and can be asked. */
export interface RelayView {
  status(): ReplicaStatus;
  /** How many entries of a log are durable on the relay, as told in this session, the chain agreeing. */
  durableLength(replicaId: ReplicaId): number;
  /** What the relay has passed on about other devices: held durably there, of what was durable on the relay. */
  heldElsewhere(): HeldElsewhere;
  /** Asks that a name stands for a value. The first claim wins, for good; see docs/protocol.md. */
  claim(name: string, value: Uint8Array): Promise<ClaimAnswer>;
}

export interface Replica extends RelayView {
  /** Entries that are durable in the store: pass them on. Idempotent; in seq order per log. */
  offer(entries: readonly StoredEntry[]): void;
  /** The history in the store is another one now: other tabs of this browser are to look. */
  tellStoreChanged(): void;
  setPresence(state: PresenceState): void;
  /** Other tabs and people, by session. */
  presence(): ReadonlyMap<number, PresenceState>;
  /** Called after status, durable lengths, what others hold or presence have changed. */
  subscribe(listener: () => void): () => void;
  /** Tries to connect now, instead of when the next retry is due. */
  reconnect(): void;
  close(): void;
}

/** A log that two writers have had, as the relay holds it. */
export interface ForkedLog {
  readonly replicaId: ReplicaId;
  /** All of it, from its first entry on. It parts from what is stored here. */
  readonly branch: readonly NewEntry[];
}

export interface ReplicaEvents {
  /** Entries from elsewhere. Resolves when they are durable here; rejects when they could not be kept. */
  receive(entries: readonly NewEntry[]): Promise<void>;
  /** The store may hold what this tab was not told: to be caught up with. */
  storeChanged(): void;
  /** Another tab of this browser has stored this much of a log. */
  storeGrew(replicaId: ReplicaId, length: number): void;
  /** The relay's clock minus this device's, in ms, as measured at hello: it may be so much more or less. */
  clockOffset(ms: number, doubtMs: number): void;
  /** Ours of this log is not the relay's. To be healed: by adopting the branch, and with another replica after it. */
  forked(log: ForkedLog): void;
}
