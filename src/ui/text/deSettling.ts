// Who owes what, in German.

import { plural } from './dePlural.ts';
import type { settlingInWords as english } from './enSettling.ts';
import { severalOf } from './severalOf.ts';

export const settlingInWords = {
  whoOwesWhat: 'Wer schuldet was',
  about:
    'Wer einen Einkauf abgeschlossen oder bestellt hat, hat ihn bezahlt. Abgebucht wird hier nichts: Es sind Beträge zum Ansehen.',
  sharing: 'Geteilt',
  evenly: 'Gleichmäßig',
  byItem: 'Danach, wer was wollte',
  among: 'Unter',
  pays: (from, to, price) => {
    if (from === null) return to === null ? `Du zahlst dir ${price}` : `Du zahlst ${price} an ${to}`;
    return `${from} zahlt ${price} an ${to ?? 'dich'}`;
  },
  nothingOpen: 'Niemand schuldet etwas.',
  nothingBought: 'Noch wurde nichts gekauft, das einen Preis hat.',
  month: (name, price) => `${name}: ${price}`,
  openIn: (count) => `${count} offen`,
  allSettled: 'beglichen',
  shares: (parts) => parts.join(', '),
  share: (who, price) => `${who ?? 'du'} ${price}`,
  whoWantedWhat: 'Wer was wollte',
  wanted: (who, items) => `${who ?? 'Du'}: ${items.join(', ')}`,
  item: severalOf,
  withoutPrice: (count) =>
    `${plural(count, { one: 'Artikel hat', other: 'Artikel haben' })} keinen Preis und ${count === 1 ? 'ist' : 'sind'} nicht eingerechnet.`,
  rest: (transfers) => `Noch offen: ${transfers}.`,
  settled: 'beglichen',
  takenBack: 'zurückgenommen',
  settle: 'Als beglichen markieren',
  settleOne: (name) => `Als beglichen markieren: ${name}`,
  settleMonth: 'Alles als beglichen markieren',
  settleMonthOf: (month) => `Alles als beglichen markieren: ${month}`,
  unsettle: 'Doch nicht beglichen',
  unsettleOne: (name) => `Doch nicht beglichen: ${name}`,
} satisfies typeof english;
