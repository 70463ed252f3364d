// The words of the field that adds, in German.

import { plural } from './dePlural.ts';
import type { addInWords as english } from './enAdd.ts';

const things = { one: 'Artikel', other: 'Artikel' };

export const addInWords = {
  field: 'Artikel hinzufügen',
  button: 'Hinzufügen',
  placeholder: '2 Milch, 500 g Mehl',
  suggestions: 'Vorschläge',
  boughtBefore: 'schon gekauft',
  isIn: (now, then) => `ist drin, ${now}. Auf ${then} erhöhen?`,
  isInMuch: (now, more) => `ist drin, ${now}. ${more} dazu?`,
  added: (name, quantity) => `${quantity > 1 ? `${quantity} × ` : ''}${name} ist im Wagen.`,
  found: (count) => `${plural(count, { one: 'Vorschlag', other: 'Vorschläge' })}.`,
  usual: 'Oft gewünscht',
  addUsual: (name) => `${name} hinzufügen`,
  skip: 'Direkt zum Hinzufügen',
  offInPast: 'In der Vergangenheit lässt sich nichts hinzufügen',

  several: {
    title: 'Mehrere hinzufügen',
    button: (count) => `${plural(count, things)} hinzufügen`,
    hint: 'Tippe einen Artikel an, um ihn zu ändern.',
    list: 'Wird hinzugefügt',
    edit: (name) => `${name} ändern`,
    leaveOut: (name) => `${name} weglassen`,
    none: 'Es ist nichts mehr hinzuzufügen.',
    added: (count) => `${plural(count, things)} hinzugefügt.`,
    more: (limit) => `Das sind die ersten ${limit}. Längere Listen nimmt der Import auf der Seite aller Wagen.`,
    takenBackNot: 'Das ließ sich nicht zurücknehmen.',
  },

  newAbove: (count) => `${count} neu weiter oben`,
  newBelow: (count) => `${count} neu weiter unten`,
} satisfies typeof english;
