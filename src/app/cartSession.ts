// One open cart: what the ui may see of it and ask of it.

import type { StoreApi } from 'zustand/vanilla';
import type { Cart } from '../domain/cart.ts';
import type { CartTypes } from '../domain/cartDomain.ts';
import type { CartCommand, RejectionReason } from '../domain/commands.ts';
import type { LineId } from '../domain/events.ts';
import type { ActivityEntry } from '../domain/readModels/activity.ts';
import type { CommandId, EventId } from '../engine/message.ts';
import type { ClaimAnswer } from '../engine/replica.ts';
import type { Clock, PlaySpeed, SendResult, StreamSnapshot } from './stream/streamSnapshot.ts';

export type CartSnapshot = StreamSnapshot<CartTypes>;

export type DispatchResult = SendResult<RejectionReason>;

/** What became of asking the relay for an order. Which orders wait is told by the cart. */
export interface Ordering {
  /** Why it does not grant what waits; null where it has not said so. */
  readonly refusal: string | null;
}

export interface CartSession {
  readonly store: Pick<StoreApi<CartSnapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** The newest event that had been on screen here when it was opened; null where it was opened for the first time. */
  readonly lastLooked: EventId | null;
  /** One effect however often the same `commandId` is sent; without one a fresh one is made. */
  dispatch(command: CartCommand, commandId?: CommandId): Promise<DispatchResult>;
  /** All or none; committed as one group. The first rejection is returned. */
  dispatchAll(commands: readonly CartCommand[], commandId?: CommandId): Promise<DispatchResult>;
  /** The cart just after this event; null where that is not here. */
  at(id: EventId): Cart | null;
  /** What the history says of what came of this command; ascending. */
  notesOf(command: CommandId): readonly ActivityEntry[];
  /** Move to just after this event; null for now. An unknown id is kept until it arrives. */
  moveCursor(id: EventId | null): void;
  /** In which order the past is gone through from when it resolves. Rejects with StorageFailure. */
  setClock(clock: Clock): Promise<void>;
  step(by: 1 | -1): void;
  play(speed?: PlaySpeed): void;
  pause(): void;
  /** Said to the others here; in the shop it says who is getting what. */
  lookAt(line: LineId | null, options?: { readonly isShopping?: boolean }): void;
  /** Asks the relay that a name of this cart stands for a value: see `Replica`. */
  claim(name: string, value: Uint8Array): Promise<ClaimAnswer>;
  reconnect(): void;
  close(): Promise<void>;
}

/** A cart whose orders are seen through. */
export interface OrderingSession extends CartSession {
  readonly ordering: Pick<StoreApi<Ordering>, 'getState' | 'getInitialState' | 'subscribe'>;
}
