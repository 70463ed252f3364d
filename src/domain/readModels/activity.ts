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
  const { actorId, event } = envelope;
  const badge = (after.members.get(actorId) ?? before.members.get(actorId))?.badge;
  const told = {
    envelope,
    actorName: badge?.name ?? '',
    actorColor: badge?.color ?? null,
    formerName: event.type === 'MemberJoined' ? nameUntil(before.members.get(actorId)) : null,
  };
  if (!isLineEvent(event)) return new Activity(told, subjectOf(before, actorId, event, after), null, null);
  const [lineBefore, lineAfter] = [lookup(before.lines, event.data.line), lookup(after.lines, event.data.line)];
  const [was, is] = [soonToldOf(lineBefore), soonToldOf(lineAfter)];
  return was === null || is === null
    ? new UntoldActivity(told, lineBefore, lineAfter)
    : new Activity(told, is.name || was.name, was.quantity, is.quantity);
}

interface Told {
  readonly envelope: CartEnvelope;
  readonly actorName: string;
  readonly actorColor: ColorName | null;
  readonly formerName: string | null;
}

/** A long history has very many: what the envelope says is not said again. */
abstract class OfEnvelope implements Told {
  readonly envelope: CartEnvelope;
  readonly actorName: string;
  readonly actorColor: ColorName | null;
  readonly formerName: string | null;

  constructor({ envelope, actorName, actorColor, formerName }: Told) {
    this.envelope = envelope;
    this.actorName = actorName;
    this.actorColor = actorColor;
    this.formerName = formerName;
  }

  get id() {
    return this.envelope.id;
  }
  get commandId() {
    return this.envelope.commandId;
  }
  get replicaId() {
    return this.envelope.replicaId;
  }
  get seq() {
    return this.envelope.seq;
  }
  get actorId() {
    return this.envelope.actorId;
  }
  get at() {
    return msOf(this.envelope.id);
  }
  get receivedAt() {
    return this.envelope.receivedAt;
  }
  get clockAhead() {
    return this.at - this.receivedAt > maxClockAheadMs;
  }
  get isReissue() {
    return this.envelope.formerIds !== undefined;
  }
  get type() {
    return this.envelope.event.type;
  }
  get line() {
    const { event } = this.envelope;
    return isLineEvent(event) ? event.data.line : null;
  }
  get value() {
    return writtenBy(this.envelope.event);
  }
}

class Activity extends OfEnvelope implements ActivityEntry {
  readonly subject: string;
  readonly before: number | null;
  readonly after: number | null;

  constructor(told: Told, subject: string, before: number | null, after: number | null) {
    super(told);
    this.subject = subject;
    this.before = before;
    this.after = after;
  }
}

/** Its line is asked when somebody looks. */
class UntoldActivity extends OfEnvelope implements ActivityEntry {
  readonly lineBefore: Line | undefined;
  readonly lineAfter: Line | undefined;

  constructor(told: Told, lineBefore: Line | undefined, lineAfter: Line | undefined) {
    super(told);
    this.lineBefore = lineBefore;
    this.lineAfter = lineAfter;
  }

  get subject() {
    return this.lineAfter?.name.value || this.lineBefore?.name.value || '';
  }
  get before() {
    return quantityIn(this.lineBefore);
  }
  get after() {
    return quantityIn(this.lineAfter);
  }
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

/** Null where it has yet to be found out. */
function soonToldOf(line: Line | undefined) {
  return line === undefined ? noLine : soonTold(line);
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
