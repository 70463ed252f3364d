// Loaded when somebody goes shopping: the words of the list in the shop, in German.

import type { shopInWords as english } from './enShop.ts';

export const shopInWords = {
  inTheShop: 'Im Laden',
  leave: 'Zurück zur Liste',
  inBasket: 'Im Korb',
  claim: (name) => `Ich hole ${name}`,
  claimShort: 'Ich hole es',
  claimed: (names) => `${listed(names)} ${names.length === 1 ? 'holt' : 'holen'} das`,
  here: (names) => `${listed(names)} ${names.length === 1 ? 'ist' : 'sind'} hier`,
  arrange: {
    title: 'Regale ordnen',
    hint: 'Zieh sie in die Reihenfolge, in der du an ihnen vorbeikommst. Sie gilt für alle in diesem Wagen.',
    list: 'Regale',
    up: (aisle) => `${aisle} nach oben`,
    down: (aisle) => `${aisle} nach unten`,
    nowAt: (aisle, place, of) => `${aisle} ist jetzt ${place} von ${of}.`,
  },
  picked: (name) => `${name} ist im Korb.`,
} satisfies typeof english;

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'conjunction' }).format(names);
}
