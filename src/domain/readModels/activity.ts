// READ MODEL: who did what, when. One entry per event, as data; the ui has the words.

import type { ActorId, CommandId, EventId, ReplicaId } from '../../engine/message.ts';
import type { CartEventType, ColorName, LineId } from '../events.ts';

export interface ActivityEntry {
  readonly id: EventId;
  readonly commandId: CommandId;
  readonly replicaId: ReplicaId;
  readonly actorId: ActorId;
  /** As known at that moment; "" before the actor has joined. */
  readonly actorName: string;
  readonly actorColor: ColorName | null;
  /** The author's clock, ms since 1970. */
  readonly at: number;
  /** When it reached this device, ms since 1970. */
  readonly receivedAt: number;
  /** The author's clock was ahead of ours by more than a minute when it arrived. */
  readonly clockAhead: boolean;
  readonly type: CartEventType;
  readonly line: LineId | null;
  /** The item's (or cart's, or member's) name just after, or just before where it is gone after. */
  readonly subject: string;
  /** Quantity of the line before and after, null where the event is not about a line. */
  readonly before: number | null;
  readonly after: number | null;
  /** For registers: what was written, in plain text ("" for nothing); for a price, minor units in decimal digits. */
  readonly value: string | null;
}
