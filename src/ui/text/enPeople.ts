// What people and their colours are called, in English.

import type { ColorName } from '../../domain/events.ts';
import { guestAnimal } from './guestAnimal.ts';

export const animals: readonly string[] =
  'fox badger bear wolf hare hedgehog beaver otter lynx falcon woodpecker stork raven crane dolphin penguin panda tiger lion elk deer marten frog sparrow owl koala whale gecko parrot peacock flamingo donkey'.split(
    ' ',
  );

export function colorInWords(color: ColorName): string {
  return color.charAt(0).toUpperCase() + color.slice(1);
}

/** Who has given no name goes by a colour, which others see too, and an animal: "Teal fox". */
export function guestInWords(color: string, actorId: string): string {
  return `${color.charAt(0).toUpperCase()}${color.slice(1)} ${guestAnimal(actorId, animals)}`;
}

/** `color` null: nobody has heard of them. */
export function personInWords(name: string, color: string | null, actorId: string): string {
  if (name !== '') return name;
  return color === null ? 'Someone' : guestInWords(color, actorId);
}
