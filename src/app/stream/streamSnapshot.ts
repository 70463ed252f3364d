// What may be seen of an open stream, all of it as of one moment.

import type { DomainTypes } from '../../engine/domain.ts';
import type { StorageFailureReason } from '../../engine/eventStore.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { HistoryView } from '../../engine/readSide.ts';
import type { PresenceState, ReplicaStatus } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Role } from '../../log/role.ts';

/** What became of something that was asked for. */
export type SendResult<Rejection> =
  | { readonly kind: 'accepted'; readonly eventIds: readonly EventId[] }
  | { readonly kind: 'rejected'; readonly reason: Rejection }
  /** The world failed: nothing happened, and the ui says why. */
  | { readonly kind: 'failed'; readonly problem: Problem };

export type Problem =
  | { readonly kind: 'storage'; readonly reason: StorageFailureReason; readonly detail: string }
  | { readonly kind: 'view-only' }
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'no-writer-slot' }
  | { readonly kind: 'entry-too-large'; readonly limit: number };

/** A log had two writers, and has one again. */
export interface HealedFork {
  /** Changes that gave way to the relay's branch: kept on this device, no part of the stream. */
  readonly setAside: number;
  /** Of them, those of this person: made again, as the same changes. */
  readonly issuedAgain: number;
}

/** An event by its place in its log. */
export interface LogPlace {
  readonly replicaId: ReplicaId;
  readonly seq: number;
}

/** The device of another member who has not left. */
export interface OtherDevice {
  readonly actorId: ActorId;
  /** How many of the events here it does not hold, as far as known; null where nothing was ever heard from it. */
  readonly lacks: number | null;
}

export interface SyncView {
  readonly link: ReplicaStatus;
  /** Durable on this device and not (known to be) on the relay, oldest first. Ids of all; entries by `history`. */
  readonly waiting: readonly EventId[];
  /** In the members' order. */
  readonly devices: readonly OtherDevice[];
  /** Live, as are the entries of the history: ask again after every change. */
  readonly isOnRelay: (event: LogPlace) => boolean;
  /** Told by that device, or written on it. */
  readonly isOnDevice: (device: ActorId, event: LogPlace) => boolean;
  /** A failure of this device's storage; shown until it is over. */
  readonly problem: Problem | null;
  /** What was done about forks since the stream was opened; null if there was none. */
  readonly healed: HealedFork | null;
  /** The browser deleted the storage of this device meanwhile, and this stream was put back from this tab. */
  readonly isPutBack: boolean;
}

export interface PresentPerson extends PresenceState {
  readonly isMe: boolean;
  /** Tabs and devices with this actor id. */
  readonly sessions: number;
}

export interface CursorView<Difference> {
  readonly id: EventId;
  /** Index of the event in `history.entries`, the state shown being that just after it. */
  readonly index: number;
  /** Older events that arrived before this place since the cursor was put here. */
  readonly arrivedBefore: number;
  /** From that moment to now. */
  readonly changes: Difference;
}

/** In which order the past is gone through: as it happened, or as this device learned it. */
export type Clock = 'happened' | 'learned';

export type PlaySpeed = 0.5 | 1 | 2 | 5;

export interface StreamSnapshot<T extends DomainTypes> {
  readonly role: Role;
  readonly me: ActorId;
  /** False with a view link, and where no writer slot can be had. */
  readonly canWrite: boolean;
  /** Taken off this device, by another tab: what is shown is what it was. Nothing goes in or out; opening it again begins anew. */
  readonly isRemoved: boolean;
  /** As it is now. */
  readonly now: T['view'];
  /** As it was at the cursor, or is now. The same object as `now` when not in the past. */
  readonly shown: T['view'];
  readonly cursor: CursorView<T['difference']> | null;
  readonly clock: Clock;
  readonly isPlaying: boolean;
  readonly playSpeed: PlaySpeed;
  /** In the order of the clock. */
  readonly history: HistoryView<T>;
  readonly sync: SyncView;
  /** Who else is here; this person too, if they have another tab or device here. */
  readonly people: readonly PresentPerson[];
  /** Remote changes since the last announcement, for the live region and "updated elsewhere". */
  readonly latestRemote: readonly T['note'][];
}
