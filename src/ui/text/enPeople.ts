// What people and their colours are called, in English.

import type { ColorName } from '../../domain/events.ts';

export function colorInWords(color: ColorName): string {
  return color.charAt(0).toUpperCase() + color.slice(1);
}

/** Who has given no name goes by a colour, which others see too. */
export function guestInWords(color: string): string {
  return `${color.charAt(0).toUpperCase()}${color.slice(1)} guest`;
}

export function personInWords(name: string, color: ColorName | string | null): string {
  if (name !== '') return name;
  return color === null ? 'Someone' : guestInWords(color);
}
