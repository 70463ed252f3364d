// One open cart: what the ui may see of it and ask of it.

import type { StoreApi } from 'zustand/vanilla';
import type { Cart } from '../domain/cart.ts';
import type { CartCommand, RejectionReason } from '../domain/commands.ts';
import type { LineId } from '../domain/events.ts';
import type { ActivityEntry } from '../domain/readModels/activity.ts';
import type { LineChange } from '../domain/readModels/cartDifference.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import type { Histogram } from '../domain/readModels/histogram.ts';
import type { StorageFailureReason } from '../engine/eventStore.ts';
import type { ActorId, CommandId, EventId, ReplicaId } from '../engine/message.ts';
import type { ClaimAnswer, PresenceState, ReplicaStatus } from '../engine/replica.ts';

export type Role = 'edit' | 'view';

export type DispatchResult =
  | { readonly kind: 'accepted'; readonly eventIds: readonly EventId[] }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason }
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
  /** Changes that gave way to the relay's branch: kept on this device, no part of the cart. */
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
  /** What was done about forks since the cart was opened; null if there was none. */
  readonly healed: HealedFork | null;
  /** The browser deleted the storage of this device meanwhile, and this cart was put back from this tab. */
  readonly isPutBack: boolean;
}

export interface PresentPerson extends PresenceState {
  readonly isMe: boolean;
  /** Tabs and devices with this actor id. */
  readonly sessions: number;
}

export interface HistoryView {
  /** Oldest first. A live view that grows in place: compare the HistoryView, which is new after every change. */
  readonly entries: readonly ActivityEntry[];
  readonly histogram: Histogram;
  /** What all of it came to, for the read models that only a part of the ui needs. It is loaded with those. */
  readonly cart: Cart;
  /** Events kept but not folded: newer than this app, or invalid. */
  readonly newer: number;
  readonly invalid: number;
}

export interface CursorView {
  readonly id: EventId;
  /** Index of the event in `history.entries`, the state shown being that just after it. */
  readonly index: number;
  /** Older events that arrived before this place since the cursor was put here. */
  readonly arrivedBefore: number;
  readonly changes: readonly LineChange[];
}

export interface CartSnapshot {
  readonly role: Role;
  readonly me: ActorId;
  /** False with a view link, and where no writer slot can be had. */
  readonly canWrite: boolean;
  /** Taken off this device, by another tab: what is shown is what it was. Nothing goes in or out; opening it again begins anew. */
  readonly isRemoved: boolean;
  /** The cart now. */
  readonly now: CartView;
  /** The cart at the cursor, or now. The same object as `now` when not in the past. */
  readonly shown: CartView;
  readonly cursor: CursorView | null;
  readonly isPlaying: boolean;
  readonly playSpeed: PlaySpeed;
  readonly history: HistoryView;
  readonly sync: SyncView;
  /** Who else is here; this person too, if they have another tab or device here. */
  readonly people: readonly PresentPerson[];
  /** Remote changes since the last announcement, for the live region and "updated elsewhere". */
  readonly latestRemote: readonly ActivityEntry[];
}

/** What became of asking the relay for an order. Which orders wait is told by the cart. */
export interface Ordering {
  /** Why it does not grant what waits; null where it has not said so. */
  readonly refusal: string | null;
}

export type PlaySpeed = 0.5 | 1 | 2 | 5;

export interface CartSession {
  readonly store: Pick<StoreApi<CartSnapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** One effect however often the same `commandId` is sent; without one a fresh one is made. */
  dispatch(command: CartCommand, commandId?: CommandId): Promise<DispatchResult>;
  /** All or none; committed as one group. The first rejection is returned. */
  dispatchAll(commands: readonly CartCommand[]): Promise<DispatchResult>;
  /** Move to just after this event; null for now. An unknown id is kept until it arrives. */
  moveCursor(id: EventId | null): void;
  step(by: 1 | -1): void;
  play(speed?: PlaySpeed): void;
  pause(): void;
  lookAt(line: LineId | null): void;
  /** Asks the relay that a name of this cart stands for a value: see `Replica`. */
  claim(name: string, value: Uint8Array): Promise<ClaimAnswer>;
  reconnect(): void;
  close(): Promise<void>;
}

/** A cart whose orders are seen through. */
export interface OrderingSession extends CartSession {
  readonly ordering: Pick<StoreApi<Ordering>, 'getState' | 'getInitialState' | 'subscribe'>;
}
