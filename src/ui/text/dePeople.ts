// What people and their colours are called, in German.

import type { ColorName } from '../../domain/events.ts';

const colorNames: Readonly<Record<ColorName, string>> = {
  teal: 'Türkis',
  orange: 'Orange',
  violet: 'Violett',
  blue: 'Blau',
  rose: 'Rosa',
  olive: 'Oliv',
  brown: 'Braun',
  slate: 'Grau',
};

export function colorInWords(color: ColorName): string {
  return colorNames[color];
}

/** Who has given no name goes by a colour, which others see too. */
export function guestInWords(color: string): string {
  return `Gast (${Object.hasOwn(colorNames, color) ? colorNames[color as ColorName] : color})`;
}

export function personInWords(name: string, color: ColorName | string | null): string {
  if (name !== '') return name;
  return color === null ? 'Jemand' : guestInWords(color);
}
