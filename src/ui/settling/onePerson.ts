// Who has the app on two devices is two actors. By the name that both go by they are one person when it comes to money.

import { colors } from '../../domain/colors.ts';
import type { MemberView } from '../../domain/readModels/cartView.ts';
import type { ActorId } from '../../engine/message.ts';
import { guestInWords as inGerman } from '../text/dePeople.ts';
import { guestInWords as inEnglish } from '../text/enPeople.ts';

/** Of the actors of one name the first that came. Who has given no name stands alone. */
export function onePerson(members: readonly MemberView[]): (actor: ActorId) => ActorId {
  const firstOf = new Map<string, ActorId>();
  const persons = new Map<ActorId, ActorId>();
  for (const { actorId, name } of members) {
    const called = plain(name);
    if (called === '' || isGuest(actorId, called)) continue;
    const first = firstOf.get(called) ?? actorId;
    firstOf.set(called, first);
    persons.set(actorId, first);
  }
  return (actor) => persons.get(actor) ?? actor;
}

/** What a guest goes by was not chosen: two of one name are still two. */
function isGuest(actorId: ActorId, called: string): boolean {
  return colors.some((color) => [inEnglish, inGerman].some((nameOf) => plain(nameOf(color, actorId)) === called));
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
