// People as the screen shows them: a name, a colour of the palette, a letter.

import type { PresentPerson } from '../../app/stream/streamSnapshot.ts';
import { isColorName } from '../../domain/colors.ts';
import type { ColorName } from '../../domain/events.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { MemberView } from '../../domain/readModels/cartView.ts';
import type { Words } from '../text/words.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color: ColorName;
}

/** Colours come from others too, as any text. */
export function paletteColor(color: string | null): ColorName {
  return color !== null && isColorName(color) ? color : 'slate';
}

export function personOf(actorId: string, members: readonly MemberView[], text: Words): Person {
  const member = members.find((candidate) => candidate.actorId === actorId);
  const color = paletteColor(member?.color ?? null);
  return { id: actorId, name: text.person(member?.name ?? '', member === undefined ? null : color, actorId), color };
}

/** Who did this, by the name of now: whoever gives one later is found under it. Who is not known any more, by that of then. */
export function actorOf(entry: ActivityEntry, members: readonly MemberView[], text: Words): Person {
  const { actorId, actorName, actorColor } = entry;
  const isKnown = actorName === '' || members.some((member) => member.actorId === actorId);
  return isKnown ? personOf(actorId, members, text) : { id: actorId, name: actorName, color: paletteColor(actorColor) };
}

export function presentPerson(present: PresentPerson, text: Words): Person {
  const color = paletteColor(present.color);
  return { id: present.actorId, name: text.person(present.name, color, present.actorId), color };
}

/** One letter for a dot: enough to tell two dots apart without colour. */
export function initialOf(name: string): string {
  const [first = '?'] = name.trim();
  return first.toUpperCase();
}

/** One for each language: to make one takes longer than to draw a line of the cart. */
const listFormats = new Map<string, Intl.ListFormat>();

export function listNames(people: readonly Person[], { language }: Words): string {
  const format = listFormats.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  listFormats.set(language, format);
  return format.format(people.map(({ name }) => name));
}
