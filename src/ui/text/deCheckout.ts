// The end of a shop, in German.

import { plural } from './dePlural.ts';
import type { checkoutInWords as english } from './enCheckout.ts';

const items = (count: number) => plural(count, { one: 'Artikel', other: 'Artikel' });

export const checkoutInWords = {
  order: 'Bestellen',
  finish: 'Abschließen',
  takes: (count, price) => (price === null ? `${items(count)} gekauft.` : `${items(count)} gekauft, ${price}.`),
  withoutPrice: (count) => `${items(count)} davon ohne Preis.`,
  leaves: (count) =>
    `${items(count)} nicht im Korb: ${count === 1 ? 'bleibt' : 'bleiben'} für das nächste Mal auf der Liste.`,
  leavesNothing: 'Auf der Liste bleibt nichts.',
  andMore: (names, most) =>
    names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} und ${names.length - most} weitere`,
  finished: (count, price) =>
    price === null ? `Einkauf abgeschlossen: ${items(count)}.` : `Einkauf abgeschlossen: ${items(count)}, ${price}.`,
  notFinished: 'Doch nicht abgeschlossen',
  isBack: 'Was gekauft war, steht wieder auf der Liste.',
  shop: (day, who, price) =>
    [day, who === null ? 'dein Einkauf' : `Einkauf von ${who}`, price].filter((part) => part !== null).join(', '),
  again: (name) => `${name} noch einmal besorgen`,
  wanted: (name) => `${name} steht wieder auf der Liste.`,
} satisfies typeof english;
