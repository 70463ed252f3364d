// What met, as sentences, and what one can do about it, in German.

import type { Alternative, Made, Receipt, Taken, Written } from '../../domain/receipts/receipt.ts';
import type { ActorId } from '../../engine/message.ts';
import { plural } from './dePlural.ts';
import type { receiptsInWords as english, ReceiptWording } from './enReceipts.ts';
import { withMeFirst } from './withMeFirst.ts';

export const receiptsInWords = {
  met: (count) =>
    count === 1
      ? 'Eine Sache ist aufeinandergetroffen, während du weg warst'
      : `${plural(count, { one: 'Sache', other: 'Sachen' })} sind aufeinandergetroffen, während du weg warst`,
  show: 'Zeigen',
  gotIt: 'Verstanden',
  gotAll: 'Alle verstanden',
  receipt: (receipt, wording) => capitalized(sentence(receipt, wording)),
  alternative: alternativeInWords,
} satisfies typeof english;

type Who = ReceiptWording['who'];

function sentence(receipt: Receipt, wording: ReceiptWording): string {
  const { who, price } = wording;
  const { subject, isSettled } = receipt;
  const isNow = (value: string) => (isSettled ? `Danach war es ${value}.` : `Jetzt ist es ${value}.`);
  switch (receipt.kind) {
    case 'kept': {
      const changes = receipt.made.map(
        ({ actorId, quantity }) => `${have([actorId], who)} die Anzahl auf ${quantity} gesetzt`,
      );
      return `${actorsHave(receipt.removedBy, who)} ${subject} entfernt, inzwischen ${listed(changes)}. Es bleibt bei ${receipt.quantity}.`;
    }
    case 'numbers':
      return `${listed(receipt.made.map(({ actorId, quantity }) => `${actorsHave([actorId], who)} ${subject} auf ${quantity} gesetzt`))}. ${isNow(String(receipt.quantity))}`;
    case 'added': {
      const parts = receipt.made.map(({ actorId, quantity }, index) =>
        index === 0 ? `${actorsHave([actorId], who)} ${quantity}` : `${nameOf(actorId, who)} ${quantity}`,
      );
      return `${listed(parts)} × ${subject} hinzugefügt. Das macht ${receipt.quantity}.`;
    }
    case 'picked-twice': {
      const actors = receipt.picked.map(({ actorId }) => actorId);
      const inBasket = receipt.picked.reduce((sum, { quantity }) => sum + quantity, 0);
      return `${actorsHave(actors, who)} jeweils ${subject} in den Korb gelegt: zusammen ${inBasket}, gewünscht ${receipt.quantity}.`;
    }
    case 'picked-meanwhile': {
      const { picked, made, quantity } = receipt;
      const inBasket = Math.max(...picked.map((pick) => pick.quantity));
      const actors = picked.map(({ actorId }) => actorId);
      const wanted = quantity === 0 ? made : made.filter((change) => change.quantity > 0);
      return `${actorsHave(actors, who)} ${inBasket} in den Korb gelegt, inzwischen ${changed(wanted, subject, who)}.${stillToGet(quantity === 0 ? 0 : quantity - inBasket)}`;
    }
    case 'taken-meanwhile':
      return `${took(receipt.taken, wording)}, inzwischen ${changed(receipt.made, subject, who)}.${stillToGet(receipt.quantity)}`;
    case 'taken-twice':
      return `${subject}: ${took(receipt.taken, wording)}. Gewünscht: ${receipt.quantity}.`;
    case 'shop-shared':
      return `${actorsHave(receipt.by, who)} denselben Einkauf abgeschlossen. ${listedOf(receipt.names)} ${receipt.names.length === 1 ? 'ist' : 'sind'} nur einmal gekauft.`;
    case 'order-second':
      return `${actorsHave([receipt.placedBy], who)} auch bestellt, und diese Bestellung ist aufgegeben. Deine nicht: Was nur du bestellt hast, steht noch auf der Liste.`;
    case 'order-stands':
      return `${actorsHave(receipt.calledOffBy, who)} eine Bestellung abgesagt, aber sie war schon aufgegeben. Storniere sie, wenn niemand sie will.`;
    case 'names': {
      const what = receipt.line === null ? 'den Wagen' : 'es';
      const first = (actor: ActorId) => `${actorsHave([actor], who)} ${what}`;
      return `${written(receipt.written, first, who, 'genannt', quoted)}. ${isNow(quoted(receipt.shown))}`;
    }
    case 'notes': {
      const first = (actor: ActorId) => `zu ${subject} ${have([actor], who)}`;
      const shown = isSettled ? 'Die Notiz wurde' : 'Die Notiz ist jetzt';
      return `${written(receipt.written, first, who, 'notiert', quoted)}. ${shown} ${quoted(receipt.shown)}.`;
    }
    case 'prices': {
      const first = (actor: ActorId) => `als Preis von ${subject} ${have([actor], who)}`;
      const priced = (value: number | null) => (value === null ? 'keinen' : price(value));
      return `${written(receipt.written, first, who, 'eingetragen', priced)}. ${isNow(receipt.shown === null ? 'ohne Preis' : price(receipt.shown))}`;
    }
  }
}

function alternativeInWords(command: Alternative, of: Receipt['kind'], { price }: ReceiptWording): string {
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it is; the rule does not see through Extract.
  switch (command.type) {
    case 'RemoveItem':
      return of === 'taken-meanwhile' ? 'Nicht mehr nötig' : 'Doch entfernen';
    case 'SetQuantity':
      return `Auf ${command.data.to} setzen`;
    case 'AddItem':
      return 'Wieder hineinlegen';
    case 'RenameItem':
    case 'RenameCart':
      return `${quoted(command.data.name)} nehmen`;
    case 'NoteItem':
      return command.data.note === '' ? 'Notiz entfernen' : `${quoted(command.data.note)} nehmen`;
    case 'ChangePrice':
      return command.data.price === null ? 'Preis entfernen' : `${price(command.data.price)} nehmen`;
  }
}

/** "Ana hat 2 gekauft und du hast 1 in den Korb gelegt" */
function took(taken: readonly Taken[], { who, isOrder }: ReceiptWording): string {
  return listed(
    taken.map(({ actorId, quantity, checkout }) => {
      const deed = checkout === null ? 'in den Korb gelegt' : isOrder(checkout) ? 'bestellt' : 'gekauft';
      return `${actorsHave([actorId], who)} ${quantity} ${deed}`;
    }),
  );
}

/** A number of none is a removal. */
function changed(changes: readonly Made[], subject: string, who: Who): string {
  return listed(
    changes.map(
      ({ actorId, quantity }) =>
        `${have([actorId], who)} ${subject} ${quantity === 0 ? 'entfernt' : `auf ${quantity} gesetzt`}`,
    ),
  );
}

/** The verb is said once: "Ana hat es „Hafermilch“ genannt, Ben „Haferdrink“". */
function written<Value>(
  writings: readonly Written<Value>[],
  first: (actor: ActorId) => string,
  who: Who,
  participle: string,
  inWords: (value: Value) => string,
): string {
  return writings
    .map(({ actorId, value }, index) =>
      index === 0 ? `${first(actorId)} ${inWords(value)} ${participle}` : `${nameOf(actorId, who)} ${inWords(value)}`,
    )
    .join(', ');
}

function stillToGet(count: number): string {
  return count > 0 ? ` Noch ${count} zu holen.` : '';
}

/** "du und Ben habt" */
function actorsHave(actors: readonly ActorId[], who: Who): string {
  return `${names(actors, who)} ${verb(actors, who)}`;
}

/** "hast du" */
function have(actors: readonly ActorId[], who: Who): string {
  return `${verb(actors, who)} ${names(actors, who)}`;
}

function verb(actors: readonly ActorId[], who: Who): string {
  const different = new Set(actors);
  const isReader = [...different].some((actor) => who(actor) === null);
  if (different.size === 1) return isReader ? 'hast' : 'hat';
  return isReader ? 'habt' : 'haben';
}

/** "du und Ben", whoever came first. */
function names(actors: readonly ActorId[], who: Who): string {
  const all = [...new Set(actors)];
  const me = all.find((actor) => who(actor) === null) ?? null;
  return listed(withMeFirst(all, me).map((actor) => nameOf(actor, who)));
}

function nameOf(actor: ActorId, who: Who): string {
  return who(actor) ?? 'du';
}

function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'conjunction' }).format(parts);
}

/** A few by name, more as a number. */
function listedOf(subjects: readonly string[]): string {
  const few = 4;
  if (subjects.length <= few) return listed(subjects);
  return `${subjects.slice(0, few - 1).join(', ')} und ${subjects.length - few + 1} weitere`;
}

const longestQuote = 60;

function quoted(text: string): string {
  if (text === '') return 'nichts';
  return text.length > longestQuote ? `„${text.slice(0, longestQuote)}…“` : `„${text}“`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
