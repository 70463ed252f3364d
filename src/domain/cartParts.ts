// The parts of a cart that an event changes and is told from, so that what is late leaves the history of other lines alone.

import type { EventParts } from '../engine/concern.ts';
import { type CartEnvelope, isLineEvent } from './events.ts';

/** A line, or a person. Checkouts take from many lines, and decide about each other: they may change any. */
export function cartParts({ event, actorId }: CartEnvelope): EventParts {
  if (isLineEvent(event)) return { changes: [event.data.line], toldFrom: [event.data.line, actorId] };
  const isOfMember = event.type === 'MemberJoined' || event.type === 'MemberLeft';
  return { changes: isOfMember ? [actorId] : null, toldFrom: [actorId] };
}
