// READ MODEL: who did what, when. One entry per event, as data; the ui has the words. What a line came to is written down where that
// is found out at once; else the entry keeps the line and asks it when somebody looks: a long history is told without judging
// tangled lines at every event, and without keeping every line that ever was.

import { lookup } from '../../causal/persistentMap.ts';
import { maxClockAheadMs, msOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Cart } from '../cart.ts';
import {
  type CartEnvelope,
  type CartEvent,
  type CartEventType,
  type ColorName,
  isLineEvent,
  type LineId,
} from '../events.ts';
import { type Line, quantityIn, soonTold } from '../line/line.ts';
import { isRegisterEvent, valueIn } from '../line/lineNode.ts';
import type { Member } from '../member.ts';

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
  /** Of who is here already and says who they are: the name until then. Null for who joins. */
  readonly formerName: string | null;
  /**
   * For registers: what was written, in plain text ("" for nothing); for a price, minor units in decimal digits, as of what was
   * settled; of a checkout, its kind.
   */
  readonly value: string | null;
}

/** `before` and `after`: the cart on either side of the event, in the total order. */
export function describeActivity(before: Cart, envelope: CartEnvelope, after: Cart): ActivityEntry {
  const { id, commandId, replicaId, seq, actorId, receivedAt, event } = envelope;
  const badge = (after.members.get(actorId) ?? before.members.get(actorId))?.badge;
  const at = msOf(id);
  const line = isLineEvent(event) ? event.data.line : null;
  const entry = {
    id,
    commandId,
    replicaId,
    seq,
    actorId,
    actorName: badge?.name ?? '',
    actorColor: badge?.color ?? null,
    at,
    receivedAt,
    clockAhead: at - receivedAt > maxClockAheadMs,
    isReissue: envelope.formerIds !== undefined,
    type: event.type,
    line,
    subject: '',
    before: null,
    after: null,
    formerName: event.type === 'MemberJoined' ? nameUntil(before.members.get(actorId)) : null,
    value: writtenBy(event),
  };
  if (line === null) return { ...entry, subject: subjectOf(before, actorId, event, after) };
  return withTold(entry, lookup(before.lines, line), lookup(after.lines, line));
}

/** The name of cart or member. */
function subjectOf(before: Cart, actorId: ActorId, event: CartEvent, after: Cart): string {
  switch (event.type) {
    case 'CartCreated':
    case 'CartRenamed':
      return after.name.value || before.name.value;
    case 'MemberJoined':
      return event.data.name;
    case 'MemberLeft':
      return (after.members.get(actorId) ?? before.members.get(actorId))?.badge?.name ?? '';
    default:
      return '';
  }
}

const noLine = { name: '', quantity: 0 };

function withTold(entry: ActivityEntry, lineBefore: Line | undefined, lineAfter: Line | undefined): ActivityEntry {
  const before = lineBefore === undefined ? noLine : soonTold(lineBefore);
  const after = lineAfter === undefined ? noLine : soonTold(lineAfter);
  if (before !== null && after !== null)
    return { ...entry, subject: after.name || before.name, before: before.quantity, after: after.quantity };
  return {
    ...entry,
    get subject() {
      return lineAfter?.name.value || lineBefore?.name.value || '';
    },
    get before() {
      return quantityIn(lineBefore);
    },
    get after() {
      return quantityIn(lineAfter);
    },
  };
}

function nameUntil(member: Member | undefined): string | null {
  return member === undefined || member.hasLeft ? null : (member.badge?.name ?? null);
}

function writtenBy(event: CartEvent): string | null {
  if (isLineEvent(event)) return isRegisterEvent(event) ? String(valueIn(event) ?? '') : null;
  if (event.type === 'CheckedOut') return event.data.kind;
  if (event.type === 'CheckoutSettled') return String(event.data.shares.reduce((sum, { amount }) => sum + amount, 0));
  if (event.type === 'CurrencyChanged') return event.data.currency;
  return 'name' in event.data ? event.data.name : null;
}
