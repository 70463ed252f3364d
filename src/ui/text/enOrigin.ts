// A new cart from a moment of another one, in English.

import { plural } from './enPlural.ts';

export const originInWords = {
  title: 'New cart from this moment',
  asItWas: (cart: string, when: string) => `As “${cart}” was on ${when}.`,
  holds: (lines: number) => plural(lines, { one: 'item', other: 'items' }),
  name: 'Name of the new cart',
  nameOf: (cart: string, when: string) => `${cart} (${when})`,
  hint: 'You are alone in it until you share it. It remembers this cart’s name and moment, and no link to it.',
  make: 'Make the cart',
  madeTitle: 'The new cart is there',
  made: (name: string) => `“${name}” is among your carts.`,
  openHere: 'Open it here',
  openBeside: 'Open it beside this one',
  madeFrom: (cart: string, when: string) => `Made from “${cart}” as it was on ${when}`,
};
