// What people and their colours are called, in German.

import type { ColorName } from '../../domain/events.ts';
import { guestAnimal } from './guestAnimal.ts';

/** All of one gender, so that one form of each colour will do. */
export const animals: readonly string[] =
  'Fuchs Dachs Bär Wolf Hase Igel Biber Otter Luchs Falke Specht Storch Rabe Kranich Delfin Pinguin Panda Tiger Löwe Elch Hirsch Marder Frosch Spatz Uhu Koala Wal Gecko Papagei Pfau Flamingo Esel'.split(
    ' ',
  );

const colorNames: Readonly<Record<ColorName, readonly [name: string, before: string]>> = {
  teal: ['Türkis', 'Türkiser'],
  orange: ['Orange', 'Oranger'],
  violet: ['Violett', 'Violetter'],
  blue: ['Blau', 'Blauer'],
  rose: ['Rosa', 'Rosa'],
  olive: ['Oliv', 'Olivgrüner'],
  brown: ['Braun', 'Brauner'],
  slate: ['Grau', 'Grauer'],
};

export function colorInWords(color: ColorName): string {
  return colorNames[color][0];
}

/** Who has given no name goes by a colour, which others see too, and an animal: "Türkiser Fuchs". */
export function guestInWords(color: string, actorId: string): string {
  const before = Object.hasOwn(colorNames, color) ? colorNames[color as ColorName][1] : color;
  return `${before} ${guestAnimal(actorId, animals)}`;
}

/** `color` null: nobody has heard of them. */
export function personInWords(name: string, color: string | null, actorId: string): string {
  if (name !== '') return name;
  return color === null ? 'Jemand' : guestInWords(color, actorId);
}
