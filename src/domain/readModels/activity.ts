// READ MODEL: who did what, when. One entry per event, as data; the ui has the words.

import { lookup } from '../../causal/persistentMap.ts';
import { maxClockAheadMs, msOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, EventId, ReplicaId } from '../../engine/message.ts';
import type { Cart } from '../cart.ts';
import type { CartEnvelope, CartEvent, CartEventType, ColorName, LineId } from '../events.ts';
import { quantityIn } from '../line/line.ts';

export interface ActivityEntry {
  readonly id: EventId;
  readonly commandId: CommandId;
  readonly replicaId: ReplicaId;
  /** Position in that replica's log. */
  readonly seq: number;
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
  /** Issued again after a log had lost it: not at that time, and perhaps from somebody else's device. */
  readonly isReissue: boolean;
  readonly type: CartEventType;
  readonly line: LineId | null;
  /** The item's (or cart's, or member's) name just after, or just before where it is gone after. */
  readonly subject: string;
  /** Quantity of the line before and after, null where the event is not about a line. */
  readonly before: number | null;
  readonly after: number | null;
  /** For registers: what was written, in plain text ("" for nothing); for a price, minor units in decimal digits; of a checkout, its kind. */
  readonly value: string | null;
}

/** `before` and `after`: the cart on either side of the event, in the total order. */
export function describeActivity(before: Cart, envelope: CartEnvelope, after: Cart): ActivityEntry {
  const { id, commandId, replicaId, seq, actorId, receivedAt, event } = envelope;
  const member = after.members.get(actorId) ?? before.members.get(actorId);
  const at = msOf(id);
  const line = lineOf(event);
  return {
    id,
    commandId,
    replicaId,
    seq,
    actorId,
    actorName: member?.badge?.name ?? '',
    actorColor: member?.badge?.color ?? null,
    at,
    receivedAt,
    clockAhead: at - receivedAt > maxClockAheadMs,
    isReissue: envelope.formerIds !== undefined,
    type: event.type,
    line,
    subject: subjectOf(envelope, before, after),
    before: line === null ? null : quantityIn(lookup(before.lines, line)),
    after: line === null ? null : quantityIn(lookup(after.lines, line)),
    value: writtenBy(event),
  };
}

function lineOf({ data }: CartEvent): LineId | null {
  return 'line' in data ? data.line : null;
}

function subjectOf({ event, actorId }: CartEnvelope, before: Cart, after: Cart): string {
  switch (event.type) {
    case 'CartCreated':
    case 'CartRenamed':
      return after.name.value || before.name.value;
    case 'MemberJoined':
      return event.data.name;
    case 'CheckedOut':
    case 'CheckoutGranted':
    case 'CheckoutCalledOff':
    case 'CheckoutUndone':
      return '';
    case 'MemberLeft':
      return after.members.get(actorId)?.badge?.name ?? '';
    case 'ItemAdded':
    case 'ItemEnsured':
    case 'QuantityChanged':
    case 'QuantitySet':
    case 'ItemRemoved':
    case 'ItemRenamed':
    case 'PriceChanged':
    case 'ItemNoted':
    case 'ItemMoved':
    case 'ItemPicked':
    case 'ItemUnpicked':
      return (
        lookup(after.lines, event.data.line)?.name.value || lookup(before.lines, event.data.line)?.name.value || ''
      );
  }
}

function writtenBy(event: CartEvent): string | null {
  switch (event.type) {
    case 'CartCreated':
    case 'CartRenamed':
    case 'MemberJoined':
    case 'ItemRenamed':
      return event.data.name;
    case 'PriceChanged':
      return event.data.price === null ? '' : String(event.data.price);
    case 'ItemNoted':
      return event.data.note;
    case 'ItemMoved':
      return event.data.aisle ?? '';
    case 'CheckedOut':
      return event.data.kind;
    case 'ItemAdded':
    case 'ItemEnsured':
    case 'QuantityChanged':
    case 'QuantitySet':
    case 'ItemRemoved':
    case 'ItemPicked':
    case 'ItemUnpicked':
    case 'MemberLeft':
    case 'CheckoutGranted':
    case 'CheckoutCalledOff':
    case 'CheckoutUndone':
      return null;
  }
}
