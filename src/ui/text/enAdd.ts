// The words of the field that adds, in English.

import { plural } from './enPlural.ts';

const items = { one: 'item', other: 'items' };

export const addInWords = {
  /** STABLE */
  field: 'Add an item',
  /** STABLE */
  button: 'Add',
  placeholder: 'milk, 2 milk, 500 g flour',
  suggestions: 'Suggestions',
  boughtBefore: 'bought before',
  /** Beside the name of a suggestion that is in the cart. */
  isIn: (now: string, then: number) => `is in, ${now}. Make it ${then}?`,
  /** The same where amounts are said. */
  isInMuch: (now: string, more: string) => `is in, ${now}. Add ${more}?`,
  added: (name: string, quantity: number) => `${quantity > 1 ? `${quantity} × ` : ''}${name} is in the cart.`,
  found: (count: number) => `${plural(count, { one: 'suggestion', other: 'suggestions' })}.`,
  /** The row of what is often wanted. */
  usual: 'Often wanted',
  addUsual: (name: string) => `Add ${name}`,
  skip: 'Skip to adding an item',
  offInPast: 'Adding is off in the past',

  several: {
    /** STABLE */
    title: 'Add several',
    /** STABLE */
    button: (count: number) => `Add ${plural(count, items)}`,
    hint: 'Tap an item to change it.',
    list: 'To be added',
    edit: (name: string) => `Change ${name}`,
    leaveOut: (name: string) => `Leave out ${name}`,
    none: 'Nothing is left to add.',
    added: (count: number) => `${plural(count, items)} added.`,
    more: (limit: number) =>
      `These are the first ${limit}. For longer lists there is Import, on the page of all carts.`,
    takenBackNot: 'They could not be taken back.',
  },

  /** What others put in, out of sight. */
  newAbove: (count: number) => `${count} new above`,
  newBelow: (count: number) => `${count} new below`,
};
