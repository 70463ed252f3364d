// One open order: what the ui may see of it and ask of it.

import type { StoreApi } from 'zustand/vanilla';
import type { CommandId, EventId } from '../engine/message.ts';
import type { OrderCommand, OrderRejection } from '../order/commands.ts';
import type { OrderTypes } from '../order/orderDomain.ts';
import type { PlaySpeed, SendResult, StreamSnapshot } from './stream/streamSnapshot.ts';

export type OrderSnapshot = StreamSnapshot<OrderTypes>;

export interface OrderSession {
  readonly store: Pick<StoreApi<OrderSnapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  dispatch(command: OrderCommand): Promise<SendResult<OrderRejection>>;
  /** All or none. One effect however often the same `commandId` is sent. */
  dispatchAll(commands: readonly OrderCommand[], commandId?: CommandId): Promise<SendResult<OrderRejection>>;
  /** Move to just after this event; null for now. */
  moveCursor(id: EventId | null): void;
  step(by: 1 | -1): void;
  play(speed?: PlaySpeed): void;
  pause(): void;
  reconnect(): void;
  close(): Promise<void>;
}
