// Undoing, in English.

import { plural } from './enPlural.ts';

export const undoInWords = {
  /** STABLE */
  undo: 'Undo',
  /** STABLE */
  redo: 'Redo',
  /** "You added Milk" and how many more were done with it. */
  act: (sentence: string, more: number) =>
    more === 0 ? sentence : `${sentence} and ${plural(more, { one: 'more', other: 'more' })}`,
  undone: (sentence: string) => `Undone: ${sentence}.`,
  redone: (sentence: string) => `Done again: ${sentence}.`,
  nothingLeft: 'Nothing of it is left to undo or to do again.',
  /** Null: you. */
  stays: (names: readonly string[], more: number, who: string | null) =>
    `What ${who ?? 'you'} did with ${names.join(', ')}${more === 0 ? '' : ` and ${more} more`} since stays.`,
  blocked: {
    'order-placed': 'An order that was placed is cancelled on its own page.',
    'order-anew': 'Order again to send a new order.',
  },
  /** Of an act in the list. */
  undoAct: (sentence: string) => `Undo: ${sentence}`,
  redoAct: (sentence: string) => `Do again: ${sentence}`,
  undoTitle: 'Undo this?',
  redoTitle: 'Do this again?',
  undoIt: 'Undo it',
  redoIt: 'Do it again',
  isUndone: 'undone',
  undoes: (sentence: string) => `undoes “${sentence}”`,
  redoes: (sentence: string) => `does “${sentence}” again`,
  preview: 'What changes',
  nothingSeen: 'Nothing that one sees changes.',
  cartNamed: (name: string) => `The cart is called “${name}”`,
  comes: (quantity: number) => `comes back, ${quantity} ×`,
  goes: (quantity: number) => `goes, ${quantity} ×`,
  becomes: (from: number, to: number) => `${from} → ${to}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  noPrice: 'no price',
  noteIs: (note: string) => (note === '' ? 'without its note' : `note “${note}”`),
  pickedIs: (picked: number) => (picked === 0 ? 'not picked' : `${picked} picked`),
  /** STABLE */
  restore: 'Restore this moment',
  restoreShort: 'Restore',
  restoreTitle: 'Restore this moment?',
  restoreIt: 'Restore',
  restored: 'The moment is restored.',
  /** STABLE */
  putBack: (name: string) => `Put back ${name}`,
  putBackShort: 'Put back',
  putBackTitle: (name: string) => `Put back ${name}?`,
  putBackIt: 'Put back',
  putBackDone: (name: string) => `Put back: ${name}.`,
  nothingToRestore: 'All of this is in the cart now.',
  cameStays: (names: readonly string[]) =>
    names.length <= 4
      ? `What came later stays: ${names.join(', ')}.`
      : `What came later stays: ${names.slice(0, 3).join(', ')} and ${names.length - 3} more.`,
};
