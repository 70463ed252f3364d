// A person in the cart: a register with a name and a colour, which only that person's own events write. Leaving
// keeps the name, so that the history can still say who did what.

import { type CausalNode, type CausalSet, causesOf, emptyCausalSet, withNode } from '../causal/causalSet.ts';
import { lazy } from '../causal/lazy.ts';
import { shownOf, type Write } from '../causal/register.ts';
import type { ActorId, EventId } from '../engine/message.ts';
import type { CartEnvelope, CartEvent, ColorName } from './events.ts';

type MemberEvent = Extract<CartEvent, { type: 'MemberJoined' | 'MemberLeft' }>;

interface MemberNode extends CausalNode {
  readonly event: MemberEvent;
}

export interface Member {
  readonly actorId: ActorId;
  readonly causes: CausalSet<MemberNode>;
  /** First (by id) event of this person's membership: members are listed in this order. */
  readonly since: EventId | null;
  /** Null for who has left without having joined, as far as we know. */
  readonly badge: Badge | null;
  readonly hasLeft: boolean;
}

export interface Badge {
  readonly name: string;
  readonly color: ColorName;
}

export function newMember(actorId: ActorId): Member {
  return memberOf(actorId, null, emptyCausalSet());
}

export function withMemberEvent(before: Member, { id, actorId }: CartEnvelope, event: MemberEvent): Member {
  const causes = withNode(before.causes, { id, actorId, observed: event.data.observed, event });
  if (causes === before.causes) return before;
  return memberOf(actorId, before.since === null || id < before.since ? id : before.since, causes);
}

function memberOf(actorId: ActorId, since: EventId | null, causes: CausalSet<MemberNode>): Member {
  const badge = lazy(() => shownOf(causesOf(causes), badgeIn, null).value);
  const hasLeft = lazy(() => shownOf(causesOf(causes), presenceIn, true).value);
  return {
    actorId,
    causes,
    since,
    get badge() {
      return badge.get();
    },
    get hasLeft() {
      return hasLeft.get();
    },
  };
}

function badgeIn({ event }: MemberNode): Write<Badge | null> | null {
  return event.type === 'MemberJoined' ? { isFirm: true, value: badgeOf(event.data) } : null;
}

function badgeOf({ name, color }: Badge): Badge {
  return { name, color };
}

function presenceIn({ event }: MemberNode): Write<boolean> {
  return { isFirm: true, value: event.type === 'MemberLeft' };
}
