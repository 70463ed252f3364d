// Why a line is what it is, in English.

import type { Gone, Part } from '../../domain/readModels/explanation.ts';

export const explainInWords = {
  why: (name: string, quantity: number) => `Why ${quantity}\u00a0×\u00a0${name}?`,
  where: (name: string) => `What became of ${name}?`,
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
  /** By what was done, as a sentence with its time. */
  endedBy: (act: string) => `because: ${act}`,
  gone: (kind: Gone['kind'], name: string, who: string | null, when: string, saw: number) => {
    const by = who ?? 'You';
    if (kind === 'removed') return `${by} removed ${name}, ${when}, having seen ${saw}.`;
    if (kind === 'bought') return `${by} bought ${name}, ${when}, having seen ${saw}.`;
    return `${by} took the last ${name} off, ${when}, having seen ${saw}.`;
  },
  neverThere: (name: string) => `Never in this cart: ${name}.`,
};

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}’` : `${name}’s`;
}
