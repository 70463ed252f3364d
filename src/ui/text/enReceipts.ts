// What met, as sentences, and what one can do about it, in English. Receipts are data; these are their words.

import type { CheckoutId } from '../../domain/events.ts';
import type { Alternative, Made, Receipt, Taken, Written } from '../../domain/receipts/receipt.ts';
import type { ActorId } from '../../engine/message.ts';
import { plural } from './enPlural.ts';
import { withMeFirst } from './withMeFirst.ts';

export interface ReceiptWording {
  /** Money in the cart's currency, from minor units. */
  readonly price: (minorUnits: number) => string;
  /** A name, or null for whoever reads this. */
  readonly who: (actor: ActorId) => string | null;
  readonly isOrder: (checkout: CheckoutId) => boolean;
}

export const receiptsInWords = {
  /** Where they are collected. */
  met: (count: number) => `${plural(count, { one: 'thing', other: 'things' })} met while you were away`,
  show: 'Show them',
  gotIt: 'Got it',
  gotAll: 'Got it, all of them',
  receipt: receiptInWords,
  alternative: alternativeInWords,
};

function receiptInWords(receipt: Receipt, wording: ReceiptWording): string {
  return capitalized(sentence(receipt, wording));
}

function sentence(receipt: Receipt, wording: ReceiptWording): string {
  const { price } = wording;
  const who = whoOf(wording);
  const { subject, isSettled } = receipt;
  const isNow = (value: string | number) => (isSettled ? `It became ${value}.` : `It is ${value} now.`);
  switch (receipt.kind) {
    case 'kept':
      return `${names(receipt.removedBy, who)} removed ${subject} while ${made(receipt.made, 'it', who)}. Kept at ${receipt.quantity}.`;
    case 'numbers':
      return `${made(receipt.made, subject, who)}. ${isNow(receipt.quantity)}`;
    case 'added': {
      const parts = receipt.made.map(({ actorId, quantity }) => `${who(actorId)} added ${quantity}`);
      return `${listed(parts)} × ${subject}. That makes ${receipt.quantity}.`;
    }
    case 'picked-twice': {
      const actors = receipt.picked.map(({ actorId }) => actorId);
      const inBasket = receipt.picked.reduce((sum, { quantity }) => sum + quantity, 0);
      return `${names(actors, who)} each put ${subject} into the basket: ${inBasket}, and ${receipt.quantity} wanted.`;
    }
    case 'picked-meanwhile':
      return pickedMeanwhile(receipt, who);
    case 'taken-meanwhile': {
      const { made: changes, taken, quantity } = receipt;
      const left = quantity > 0 ? ` ${quantity} still to get.` : '';
      return `${changed(changes, subject, who)} while ${took(taken, wording)}.${left}`;
    }
    case 'taken-twice':
      return `${subject}: ${took(receipt.taken, wording)}. ${receipt.quantity} wanted.`;
    case 'shop-shared':
      return `${names(receipt.by, who)} finished the same shop. ${listedOf(receipt.names)} ${receipt.names.length === 1 ? 'is' : 'are'} bought once.`;
    case 'order-second':
      return `${who(receipt.placedBy)} ordered as well, and that order is placed. Yours is not: what only you ordered is still on the list.`;
    case 'order-stands':
      return `${names(receipt.calledOffBy, who)} called an order off, but it had been placed already. Cancel the order if nobody wants it.`;
    case 'names': {
      const isCart = receipt.line === null;
      const verb = isCart ? 'named the cart' : 'called it';
      return `${written(receipt.written, who, verb, quoted)}. ${isNow(quoted(receipt.shown))}`;
    }
    case 'notes': {
      const shown = isSettled ? 'The note became' : 'The note is now';
      return `On ${subject}, ${written(receipt.written, who, 'noted', quoted)}. ${shown} ${quoted(receipt.shown)}.`;
    }
    case 'prices': {
      const priced = (value: number | null) => (value === null ? 'nothing' : price(value));
      return `${written(receipt.written, who, `priced ${subject} at`, priced)}. ${isNow(receipt.shown === null ? 'without a price' : price(receipt.shown))}`;
    }
  }
}

type Who = (actor: ActorId) => string;

const you = 'you';

/** What the button says that chooses otherwise. */
function alternativeInWords(command: Alternative, of: Receipt['kind'], { price }: ReceiptWording): string {
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it is; the rule does not see through Extract.
  switch (command.type) {
    case 'RemoveItem':
      return of === 'taken-meanwhile' ? 'No more needed' : 'Remove anyway';
    case 'SetQuantity':
      return `Make it ${command.data.to}`;
    case 'AddItem':
      return 'Put it back';
    case 'RenameItem':
    case 'RenameCart':
      return `Use ${command.data.name}`;
    case 'NoteItem':
      return command.data.note === '' ? 'Take the note off' : `Use ${quoted(command.data.note)}`;
    case 'ChangePrice':
      return command.data.price === null ? 'Take the price off' : `Use ${price(command.data.price)}`;
  }
}

/** "Ana bought 2 and Ben put 1 into the basket" */
function took(taken: readonly Taken[], wording: ReceiptWording): string {
  const who = whoOf(wording);
  return listed(
    taken.map(({ actorId, quantity, checkout }) => {
      if (checkout === null) return `${who(actorId)} put ${quantity} into the basket`;
      return `${who(actorId)} ${wording.isOrder(checkout) ? 'ordered' : 'bought'} ${quantity}`;
    }),
  );
}

/** A number of none is a removal. */
function changed(changes: readonly Made[], subject: string, who: Who): string {
  return listed(
    changes.map(({ actorId, quantity }) =>
      quantity === 0 ? `${who(actorId)} removed ${subject}` : `${who(actorId)} made ${subject} ${quantity}`,
    ),
  );
}

function pickedMeanwhile(
  { picked, made: changes, quantity, subject }: Extract<Receipt, { kind: 'picked-meanwhile' }>,
  who: Who,
): string {
  const inBasket = Math.max(...picked.map((pick) => pick.quantity));
  const basket = `${names(
    picked.map(({ actorId }) => actorId),
    who,
  )} put ${inBasket} into the basket`;
  if (quantity === 0) {
    return `${names(
      changes.map(({ actorId }) => actorId),
      who,
    )} removed ${subject} while ${basket}.`;
  }
  const wanted = changes.filter((change) => change.quantity > 0);
  const left = quantity > inBasket ? ` ${quantity - inBasket} still to get.` : '';
  return `${made(wanted, subject, who)} while ${basket}.${left}`;
}

function made(changes: readonly Made[], subject: string, who: Who): string {
  return listed(changes.map(({ actorId, quantity }) => `${who(actorId)} made ${subject} ${quantity}`));
}

/** The verb is said once: "Ana called it Oat drink, Ben Oat milk". */
function written<Value>(
  writings: readonly Written<Value>[],
  who: Who,
  verb: string,
  inWords: (value: Value) => string,
): string {
  return writings
    .map(({ actorId, value }, index) => `${who(actorId)} ${index === 0 ? `${verb} ` : ''}${inWords(value)}`)
    .join(', ');
}

function whoOf(wording: ReceiptWording): Who {
  return (actor) => wording.who(actor) ?? you;
}

/** "you and Ben", whoever came first. */
function names(actors: readonly ActorId[], who: Who): string {
  const all = [...new Set(actors)];
  return listed(withMeFirst(all, all.find((actor) => who(actor) === you) ?? null).map(who));
}

function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
}

/** A few by name, more as a number. */
function listedOf(subjects: readonly string[]): string {
  const few = 4;
  if (subjects.length <= few) return listed(subjects);
  return `${subjects.slice(0, few - 1).join(', ')} and ${subjects.length - few + 1} more`;
}

const longestQuote = 60;

function quoted(text: string): string {
  if (text === '') return 'nothing';
  return text.length > longestQuote ? `“${text.slice(0, longestQuote)}…”` : `“${text}”`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
