// Why a line is what it is, in English.

import type { Gone, Part } from '../../domain/readModels/explanation.ts';

export const explainInWords = {
  why: (name: string, quantity: number) => `Why ${quantity} × ${name}?`,
  where: (name: string) => `Where is ${name}?`,
  parts: 'What it is made of',
  part: (kind: Part['kind'], quantity: number) => {
    if (kind === 'set') return `= ${quantity}`;
    if (kind === 'ensure') return `≥ ${quantity}`;
    if (kind === 'pick') return `${quantity} ×`;
    return quantity < 0 ? `− ${-quantity}` : `+ ${quantity}`;
  },
  sum: (quantity: number) => `Together ${quantity}`,
  /** Null: you. */
  undoPart: (who: string | null) => (who === null ? 'Undo your part' : `Undo ${possessive(who)} part`),
  undo: 'Undo',
  offline: (arrived: string) => `offline, came ${arrived}`,
  picks: 'In the basket',
  writtenOn: 'What is written on it',
  called: (name: string) => `called it ${name}`,
  priced: (price: string) => `priced it at ${price}`,
  noted: (note: string) => `noted “${note}”`,
  stands: (aisle: string) => `put it under ${aisle}`,
  ended: 'Counts no more',
  endedBy: (who: string | null, when: string) => `ended by ${who ?? 'you'}, ${when}`,
  gone: (kind: Gone['kind'], name: string, who: string | null, when: string, saw: number) => {
    const by = who ?? 'you';
    if (kind === 'removed') return `${name} was removed by ${by}, ${when}, having seen ${saw}.`;
    if (kind === 'bought') return `${name} was bought by ${by}, ${when}, having seen ${saw}.`;
    return `The last ${name} was taken off by ${by}, ${when}, having seen ${saw}.`;
  },
  neverThere: (name: string) => `${name} has never been in this cart.`,
};

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}’` : `${name}’s`;
}
