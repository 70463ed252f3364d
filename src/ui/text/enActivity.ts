// What happened, as sentences. The activity feed is data; these are its words in English.

import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { plural } from './enPlural.ts';

export interface ActivityWording {
  /** Whether whoever reads it did it: verbs of other languages need to know. */
  readonly isMe: (entry: ActivityEntry) => boolean;
  /** Money in the cart's currency, from minor units. */
  readonly price: (minorUnits: number) => string;
  readonly aisle: (key: string | null) => string;
  /** "You", or the name of whoever did it. */
  readonly who: (entry: ActivityEntry) => string;
}

export function activityInWords(entry: ActivityEntry, wording: ActivityWording): string {
  return `${wording.who(entry)} ${deed(entry, wording)}`;
}

function deed(entry: ActivityEntry, { price, aisle }: ActivityWording): string {
  const { subject } = entry;
  const before = entry.before ?? 0;
  const after = entry.after ?? 0;
  switch (entry.type) {
    case 'CartCreated':
      return subject === '' ? 'started this cart' : `started the cart “${subject}”`;
    case 'CartCopied':
      return entry.value ? `made this cart from “${entry.value}”` : 'made this cart from another one';
    case 'CartRenamed':
      return `named the cart “${subject}”`;
    case 'CurrencyChanged':
      return `changed the currency to ${entry.value}`;
    case 'AislesArranged':
      return 'put the aisles in the order of the shop';
    case 'MemberJoined':
      if (entry.formerName === null) return 'joined in';
      return entry.formerName === subject
        ? 'chose another colour'
        : `took the name ${subject}, and was ${entry.formerName} before`;
    case 'MemberLeft':
      return 'left the cart';
    case 'ItemAdded':
      return `added ${many(after - before)}${subject}${before > 0 ? `, now ${after}` : ''}`;
    case 'ItemEnsured':
      return after > before ? `added ${many(after - before)}${subject}` : `asked for ${subject}, there already`;
    case 'QuantityChanged':
      if (after === 0) return `took the last ${subject} off`;
      return after === before ? `changed ${subject}, still ${after}` : `changed ${subject} from ${before} to ${after}`;
    case 'QuantitySet':
      return `set ${subject} to ${after}`;
    case 'ItemRemoved':
      return after > 0 ? `removed ${subject}, kept at ${after}` : `removed ${subject}`;
    case 'ItemRenamed':
      return `renamed an item to ${subject}`;
    case 'PriceChanged':
      return entry.value === null || entry.value === ''
        ? `took the price off ${subject}`
        : `priced ${subject} at ${price(Number(entry.value))}`;
    case 'ItemNoted':
      return entry.value ? `noted “${entry.value}” on ${subject}` : `took the note off ${subject}`;
    case 'ItemMoved':
      return `moved ${subject} to ${aisle(entry.value || null)}`;
    case 'ItemPicked':
      return `picked ${subject}`;
    case 'ItemUnpicked':
      return `put ${subject} back`;
    case 'CheckedOut':
      return entry.value === 'order' ? 'ordered' : 'finished the shop';
    case 'CheckoutGranted':
      return 'saw an order placed';
    case 'CheckoutCalledOff':
      return 'called an order off';
    case 'CheckoutUndone':
      return 'had not finished the shop after all';
    case 'CheckoutSettled':
      return `marked ${price(Number(entry.value))} of a shop as settled`;
    case 'CheckoutUnsettled':
      return 'marked a shop as not settled after all';
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
  const who = new Intl.ListFormat('en', { type: 'conjunction' }).format(names.slice(0, 3));
  return `${who} made ${plural(entries.length, { one: 'change', other: 'changes' })}.`;
}
