// Why a line is what it is, in German.

import type { Gone, Part } from '../../domain/readModels/explanation.ts';
import type { explainInWords as english } from './enExplain.ts';

export const explainInWords = {
  why: (name: string, quantity: number) => `Warum ${quantity}\u00a0×\u00a0${name}?`,
  where: (name: string) => `Was wurde aus ${name}?`,
  parts: 'Woraus es besteht',
  part: (kind: Part['kind'], quantity: number) => {
    if (kind === 'set') return `= ${quantity}`;
    if (kind === 'ensure') return `≥ ${quantity}`;
    if (kind === 'pick') return `${quantity} ×`;
    return quantity < 0 ? `− ${-quantity}` : `+ ${quantity}`;
  },
  sum: (quantity: number) => `Zusammen ${quantity}`,
  undoPart: (who: string | null) =>
    who === null ? 'Deinen Teil rückgängig machen' : `Teil von ${who} rückgängig machen`,
  undo: 'Rückgängig',
  offline: (arrived: string) => `ohne Netz, kam ${arrived} an`,
  picks: 'Im Korb',
  writtenOn: 'Was darauf steht',
  called: (name: string) => `Name: ${name}`,
  priced: (price: string) => `Preis: ${price}`,
  noted: (note: string) => `Notiz: „${note}“`,
  stands: (aisle: string) => `Abteilung: ${aisle}`,
  ended: 'Zählt nicht mehr',
  endedBy: (act: string) => `denn: ${act}`,
  gone: (kind: Gone['kind'], name: string, who: string | null, when: string, saw: number) => {
    const by = who === null ? 'Du hast' : `${who} hat`;
    const seen = `${when}, und ${who === null ? 'hattest' : 'hatte'} ${saw} gesehen`;
    if (kind === 'removed') return `${by} ${name} entfernt, ${seen}.`;
    if (kind === 'bought') return `${by} ${name} gekauft, ${seen}.`;
    return `${by} ${name} ganz weggenommen, ${seen}.`;
  },
  neverThere: (name: string) => `Noch nie in diesem Wagen: ${name}.`,
} satisfies typeof english;
