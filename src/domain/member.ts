// A person in the cart: a register with a name and a colour, which only that person's own events write. Leaving
// keeps the name, so that the history can still say who did what.

import { addNode, type CausalNode, type CausalSet, emptyCausalSet } from '../causal/causalSet.ts';
import { itemsOf } from '../causal/growingList.ts';
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
  return { actorId, causes: emptyCausalSet(), since: null, badge: null, hasLeft: true };
}

export function withMemberEvent(before: Member, { id, actorId }: CartEnvelope, event: MemberEvent): Member {
  const addition = addNode(before.causes, { id, actorId, observed: event.data.observed, event });
  if (addition.kind === 'duplicate') return before;
  const since = before.since === null || id < before.since ? id : before.since;
  if (addition.kind === 'successor') {
    const badge = event.type === 'MemberJoined' ? badgeOf(event.data) : before.badge;
    return { actorId, causes: addition.set, since, badge, hasLeft: event.type === 'MemberLeft' };
  }
  const nodes = itemsOf(addition.set.nodes);
  const pasts = itemsOf(addition.set.pasts);
  const badge = shownOf(nodes, pasts, badgeIn, null).value;
  const hasLeft = shownOf(nodes, pasts, presenceIn, true).value;
  return { actorId, causes: addition.set, since, badge, hasLeft };
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
