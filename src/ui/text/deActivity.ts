// What happened, as sentences. The activity feed is data; these are its words in German. "Du hast", "Ben hat": the
// person of the verb is in the wording's `who`.

import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { plural } from './dePlural.ts';
import type { ActivityWording } from './enActivity.ts';

export function activityInWords(entry: ActivityEntry, wording: ActivityWording): string {
  const isMe = wording.isMe(entry);
  return `${wording.who(entry)} ${deed(entry, wording, isMe ? 'hast' : 'hat', isMe ? 'bist' : 'ist')}`;
}

function deed(entry: ActivityEntry, { price, aisle }: ActivityWording, has: string, is: string): string {
  const { subject } = entry;
  const before = entry.before ?? 0;
  const after = entry.after ?? 0;
  switch (entry.type) {
    case 'CartCreated':
      return subject === '' ? `${has} diesen Wagen angefangen` : `${has} den Wagen „${subject}“ angefangen`;
    case 'CartCopied':
      return `${has} diesen Wagen aus ${entry.value ? `„${entry.value}“` : 'einem anderen'} gemacht`;
    case 'CartRenamed':
      return `${has} den Wagen „${subject}“ genannt`;
    case 'CurrencyChanged':
      return `${has} die Währung auf ${entry.value} geändert`;
    case 'AislesArranged':
      return `${has} die Regale in die Reihenfolge des Ladens gebracht`;
    case 'MemberJoined':
      if (entry.formerName === null) return `${is} dabei`;
      return entry.formerName === subject
        ? `${has} eine andere Farbe gewählt`
        : `${has} den Namen ${subject} gewählt, vorher ${entry.formerName}`;
    case 'MemberLeft':
      return `${has} den Wagen verlassen`;
    case 'ItemAdded':
      return `${has} ${many(after - before)}${subject} hinzugefügt${before > 0 ? `, jetzt ${after}` : ''}`;
    case 'ItemEnsured':
      return after > before
        ? `${has} ${many(after - before)}${subject} hinzugefügt`
        : `${has} ${subject} gewollt, war schon da`;
    case 'QuantityChanged':
      if (after === 0) return `${has} ${subject} ganz herausgenommen`;
      return after === before
        ? `${has} ${subject} geändert, weiterhin ${after}`
        : `${has} ${subject} von ${before} auf ${after} geändert`;
    case 'QuantitySet':
      return `${has} ${subject} auf ${after} gesetzt`;
    case 'ItemRemoved':
      return after > 0 ? `${has} ${subject} entfernt, es bleiben ${after}` : `${has} ${subject} entfernt`;
    case 'ItemRenamed':
      return `${has} etwas in ${subject} umbenannt`;
    case 'PriceChanged':
      return entry.value === null || entry.value === ''
        ? `${has} den Preis von ${subject} entfernt`
        : `${has} ${subject} mit ${price(Number(entry.value))} ausgezeichnet`;
    case 'ItemNoted':
      return entry.value
        ? `${has} bei ${subject} notiert: „${entry.value}“`
        : `${has} die Notiz bei ${subject} entfernt`;
    case 'ItemMoved':
      return `${has} ${subject} nach ${aisle(entry.value || null)} verschoben`;
    case 'ItemPicked':
      return `${has} ${subject} genommen`;
    case 'ItemUnpicked':
      return `${has} ${subject} zurückgelegt`;
    case 'CheckedOut':
      return entry.value === 'order' ? `${has} bestellt` : `${has} den Einkauf abgeschlossen`;
    case 'CheckoutGranted':
      return `${has} gesehen, dass eine Bestellung aufgegeben ist`;
    case 'CheckoutCalledOff':
      return `${has} eine Bestellung zurückgenommen`;
    case 'CheckoutUndone':
      return `${has} den Einkauf doch nicht abgeschlossen`;
    case 'CheckoutSettled':
      return `${has} ${price(Number(entry.value))} eines Einkaufs als beglichen markiert`;
    case 'CheckoutUnsettled':
      return `${has} einen Einkauf als doch nicht beglichen markiert`;
  }
}

function many(quantity: number): string {
  return quantity > 1 ? `${quantity} × ` : '';
}

/** One sentence for the live region: two things in full, more as a sum, for which none of them has to be told. */
export function arrivalsInWords<Entry>(
  entries: readonly Entry[],
  sentence: (entry: Entry) => string,
  names: readonly string[],
): string {
  if (entries.length <= 2) return entries.map((entry) => `${sentence(entry)}.`).join(' ');
  const who = new Intl.ListFormat('de', { type: 'conjunction' }).format(names.slice(0, 3));
  const count = plural(entries.length, { one: 'Änderung', other: 'Änderungen' });
  return `${who} ${names.length > 1 ? 'haben' : 'hat'} ${count} gemacht.`;
}
