// Who is here: presence by session, gathered by person.

import type { PresenceState } from '../../engine/replica.ts';
import type { PresentPerson } from './streamSnapshot.ts';

/** This person first, the others by name. Of several sessions the one that looks at something speaks. */
export function gatherPeople(sessions: Iterable<PresenceState>, me: string): readonly PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const session of sessions) {
    const known = people.get(session.actorId);
    const speaker = known !== undefined && known.lookingAt !== null ? known : session;
    people.set(session.actorId, {
      actorId: session.actorId,
      name: speaker.name,
      color: speaker.color,
      lookingAt: speaker.lookingAt,
      cursor: speaker.cursor,
      isShopping: speaker.isShopping,
      isMe: session.actorId === me,
      sessions: (known?.sessions ?? 0) + 1,
    });
  }
  return [...people.values()].sort(
    (a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name) || (a.actorId < b.actorId ? -1 : 1),
  );
}

export function isSamePresence(a: PresenceState, b: PresenceState): boolean {
  return (
    a.name === b.name &&
    a.color === b.color &&
    a.lookingAt === b.lookingAt &&
    a.isShopping === b.isShopping &&
    a.cursor === b.cursor
  );
}
