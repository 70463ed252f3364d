// READ MODEL: who did what to the order, when. One entry per event, as data; the ui has the words. Whether an act counted is
// not said here: that may still change, and the receipts say it.

import { maxClockAheadMs, msOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { LineItem, OrderEnvelope, OrderEvent, OrderEventType } from '../events.ts';
import { itemIn } from '../lineItems.ts';

export interface OrderHistoryEntry {
  readonly id: EventId;
  readonly commandId: CommandId;
  readonly replicaId: ReplicaId;
  /** Position in that replica's log. */
  readonly seq: number;
  readonly actorId: ActorId;
  /** What who did it is called, "" where they did not say. */
  readonly by: string;
  /** The author's clock, ms since 1970. */
  readonly at: number;
  /** When it reached this device, ms since 1970. */
  readonly receivedAt: number;
  /** The author's clock was ahead of ours by more than a minute when it arrived. */
  readonly clockAhead: boolean;
  readonly type: OrderEventType;
  /** Who ordered, who carries it or who signed for it; "" where the event names nobody. */
  readonly subject: string;
  /** What was put in or taken out. */
  readonly item: LineItem | null;
  /** The calendar date that was told. */
  readonly date: string | null;
  /** In plain text: the reason, the tracking number; "" for none. */
  readonly note: string;
}

export function describeOrderEvent(envelope: OrderEnvelope): OrderHistoryEntry {
  const { id, commandId, replicaId, seq, actorId, receivedAt, event } = envelope;
  const at = msOf(id);
  const clockAhead = at - receivedAt > maxClockAheadMs;
  const { by } = event.data;
  return { id, commandId, replicaId, seq, actorId, by, at, receivedAt, clockAhead, type: event.type, ...toldBy(event) };
}

function toldBy(event: OrderEvent): Pick<OrderHistoryEntry, 'subject' | 'item' | 'date' | 'note'> {
  const nothing = { subject: '', item: null, date: null, note: '' };
  switch (event.type) {
    case 'OrderCreated':
      return { ...nothing, subject: event.data.customer };
    case 'OrderLineItemAdded':
      return { ...nothing, item: itemIn(event.data) };
    case 'OrderLineItemRemoved':
      return { ...nothing, item: itemIn(event.data), note: event.data.reason };
    case 'OrderShipped':
      return { ...nothing, subject: event.data.carrier, date: event.data.date, note: event.data.trackingNumber };
    case 'OrderDelivered':
      return { ...nothing, subject: event.data.signedBy, date: event.data.date };
    case 'OrderCancelled':
      return { ...nothing, note: event.data.reason };
  }
}
