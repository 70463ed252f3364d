// Orders, in German.

import type { OrderRejection, OrderText } from '../../order/commands.ts';
import type { OrderHistoryEntry } from '../../order/readModels/orderHistory.ts';
import type { OrderReceipt } from '../../order/readModels/orderReceipts.ts';
import { plural } from './dePlural.ts';
import type { orderInWords as english } from './enOrder.ts';

const items = (count: number) => plural(count, { one: 'Artikel', other: 'Artikel' });

const statuses = {
  pending: 'wartet',
  none: 'aufgegeben',
  open: 'aufgegeben',
  cancelled: 'storniert',
  shipped: 'unterwegs',
  delivered: 'zugestellt',
};

export const orderInWords = {
  orders: 'Bestellungen',
  status: 'Stand der Bestellung',
  statuses,

  ordering: (count, price) => (price === null ? `${items(count)}.` : `${items(count)}, ${price}.`),
  whatIsOrdered: 'Was bestellt wird',
  customer: 'Für wen',
  address: 'Wohin',
  addressHint: 'Lesen kann das, wer den Link zum Ändern dieses Wagens oder den Link der Bestellung hat.',
  customerMissing: 'Bitte angeben, für wen die Bestellung ist.',
  addressMissing: 'Bitte angeben, wohin die Bestellung geht.',
  place: 'Bestellung aufgeben',

  order: (day, who, price) =>
    [day, who === null ? 'deine Bestellung' : `Bestellung von ${who}`, price]
      .filter((part) => part !== null)
      .join(', '),
  waits: (isOnline) =>
    isOnline ? 'Sie wird gerade aufgegeben.' : 'Sie wartet auf ein Netz, damit niemand dasselbe zweimal bestellt.',
  refused: (reason) =>
    reason === 'too-many'
      ? 'Der Relay nimmt von diesem Wagen keine Bestellungen mehr an. Für die nächste bitte einen neuen Wagen beginnen.'
      : 'Der Relay kann sie gerade nicht aufgeben. Er wird wieder gefragt.',
  callOff: 'Zurückziehen',
  calledOff: 'Die Bestellung ist zurückgezogen. Alles steht noch auf der Liste.',
  again: 'Noch einmal bestellen',
  isOrderedAgain: (count) => `${items(count)} wieder auf der Liste.`,

  title: (customer) => (customer === '' ? 'Bestellung' : `Bestellung für ${customer}`),
  total: 'Summe',
  each: (price) => `je ${price}`,
  withoutPrice: (count) => `${plural(count, { one: 'Zeile', other: 'Zeilen' })} ohne Preis`,
  orderedOn: (when, by) => (by === '' ? `Bestellt ${when}` : `Bestellt ${when} von ${by}`),
  shippedBy: (carrier, tracking, date) =>
    `Verschickt ${date} mit ${carrier}${tracking === '' ? '' : `, Sendungsnummer ${tracking}`}`,
  deliveredTo: (signer, date) => `Zugestellt ${date}, angenommen von ${signer}`,
  cancelledBy: (by, reason) => `Storniert${by === '' ? '' : ` von ${by}`}${reason === '' ? '' : `: ${reason}`}`,
  tookOut: (quantity, name, reason) => `${quantity} × ${name} herausgenommen: ${reason}`,
  notThereYet:
    'Wohin sie geht, ist auf diesem Gerät noch nicht angekommen. Hier angeben, oder auf das Gerät warten, das bestellt hat.',

  ship: 'Verschicken',
  deliver: 'Zugestellt',
  cancel: 'Bestellung stornieren',
  takeOut: (name) => `${name} herausnehmen`,
  takeOutShort: 'Herausnehmen',
  carrier: 'Mit wem verschickt',
  trackingNumber: 'Sendungsnummer',
  shippedOn: 'Verschickt am',
  signer: 'Angenommen von',
  deliveredOn: 'Zugestellt am',
  reason: 'Grund',
  confirmShip: 'Als verschickt vermerken',
  confirmDeliver: 'Als zugestellt vermerken',
  confirmCancel: 'Diese Bestellung stornieren',
  confirmTakeOut: 'Herausnehmen',
  howMany: 'Wie viele',
  addToOrder: 'Zur Bestellung dazu',
  whatToAdd: 'Was',
  confirmAdd: 'Hinzufügen',
  print: 'Beleg drucken',
  link: 'Link dieser Bestellung',
  linkHint: 'Für den, der sie verschickt: Er sieht diese Bestellung und nichts vom Wagen.',
  copyLink: 'dieser Bestellung',
  history: 'Was geschah',
  latest: 'Wie sie jetzt ist',
  backToCart: 'Zurück zum Wagen',
  toHome: 'Alle Wagen',
  newer: (count) =>
    `${plural(count, { one: 'Änderung', other: 'Änderungen' })} von einem neueren Trolley. Zum Ansehen aktualisieren.`,

  happened: (entry, isMe) => happened(entry, isMe),
  receipt: (receipt) => receiptInWords(receipt),
  rejection: (reason, price) => rejectionInWords(reason, price),
} satisfies typeof english;

function happened({ by, type, subject, item, date, note }: OrderHistoryEntry, isMe: boolean): string {
  const who = isMe ? 'Du' : by || 'Jemand';
  const has = isMe ? 'hast' : 'hat';
  const what = item === null ? '' : `${item.quantity} × ${item.name}`;
  switch (type) {
    case 'OrderCreated':
      return `${who} ${has} für ${subject} bestellt`;
    case 'OrderLineItemAdded':
      return `${who} ${has} ${what} dazugetan`;
    case 'OrderLineItemRemoved':
      return `${who} ${has} ${what} herausgenommen: ${note}`;
    case 'OrderShipped':
      return `${who} ${has} sie mit ${subject} verschickt${note === '' ? '' : `, ${note}`}, ${date}`;
    case 'OrderDelivered':
      return `${who} ${has} sie an ${subject} zugestellt, ${date}`;
    case 'OrderCancelled':
      return `${who} ${has} sie storniert${note === '' ? '' : `: ${note}`}`;
  }
}

function receiptInWords({ kind, metBy, item }: OrderReceipt): string {
  const who = metBy || 'jemand';
  const name = item?.name ?? '';
  switch (kind) {
    case 'shipped-all-the-same':
      return `Du hast storniert, während ${who} verschickt hat: Sie ist unterwegs.`;
    case 'shipped-twice':
      return `Du und ${who} habt sie verschickt: Zwei Pakete können unterwegs sein.`;
    case 'delivered-twice':
      return `Du und ${who} habt von der Zustellung berichtet, und nicht dasselbe. Das Erste zählt.`;
    case 'created-twice':
      return `Du und ${who} habt diese Bestellung angelegt, und nicht dieselbe. Die erste zählt.`;
    case 'line-shipped-all-the-same':
      return `Du hast ${name} herausgenommen, während ${who} verschickt hat: Es ist im Paket.`;
    case 'line-too-late':
      return `Du hast ${name} dazugetan, während ${who} verschickt hat: Es ist nicht im Paket.`;
    case 'line-cancelled':
      return `Du hast ${name} dazugetan, während ${who} storniert hat: Sie bleibt storniert.`;
    case 'line-added-by-both':
      return `Du und ${who} habt ${name} dazugetan: Beides zählt.`;
    case 'line-added-meanwhile':
      return `Du hast ${name} herausgenommen, während ${who} mehr dazugetan hat: Das bleibt.`;
    case 'line-taken-out-by-both':
      return `Du und ${who} habt ${name} herausgenommen: Beides zählt.`;
  }
}

const textNames: Readonly<Record<OrderText, string>> = {
  customer: 'für wen sie ist',
  address: 'wohin sie geht',
  product: 'das Produkt',
  name: 'den Namen',
  reason: 'einen Grund',
  carrier: 'mit wem verschickt wird',
  tracking: 'die Sendungsnummer',
  signer: 'wer sie angenommen hat',
  by: 'deinen Namen',
};

function rejectionInWords(reason: OrderRejection, price: (minorUnits: number) => string): string {
  switch (reason.kind) {
    case 'not-created':
      return 'Diese Bestellung ist auf diesem Gerät noch nicht angekommen. Bitte gleich noch einmal versuchen.';
    case 'already-created':
      return 'Diese Bestellung gibt es schon. Bitte mit ihr weitermachen, wie sie ist.';
    case 'already-shipped':
      return 'Diese Bestellung ist schon unterwegs: An ihr ist nichts mehr zu ändern.';
    case 'already-delivered':
      return 'Diese Bestellung ist schon zugestellt.';
    case 'order-cancelled':
      return 'Diese Bestellung ist storniert. Wer sie will, bestellt im Wagen noch einmal.';
    case 'not-shipped':
      return 'Diese Bestellung ist noch nicht verschickt. Bitte erst als verschickt vermerken.';
    case 'no-lines':
      return 'In dieser Bestellung bliebe nichts. Bitte stattdessen stornieren.';
    case 'line-not-in-order':
      return 'Das steht nicht mehr in der Bestellung.';
    case 'too-many-lines':
      return `Eine Bestellung fasst ${plural(reason.limit, { one: 'Zeile', other: 'Zeilen' })}. Bitte den Rest getrennt bestellen.`;
    case 'text-missing':
      return `Bitte angeben: ${textNames[reason.text]}.`;
    case 'text-too-long':
      return `Das ist zu lang (${textNames[reason.text]}): höchstens ${plural(reason.limit, { one: 'Zeichen', other: 'Zeichen' })}.`;
    case 'quantity-invalid':
      return `Eine Menge ist eine ganze Zahl von 1 bis ${reason.limit}.`;
    case 'price-invalid':
      return `Ein Preis liegt zwischen 0 und ${price(reason.limit)}.`;
    case 'currency-invalid':
      return 'Diese Währung ist nicht bekannt. Bitte drei Buchstaben wie EUR.';
    case 'date-invalid':
      return 'Das ist kein Datum. Bitte den Tag wählen.';
    case 'delivered-before-shipped':
      return `Sie wurde am ${reason.shipped} verschickt: Vorher kann sie nicht zugestellt worden sein.`;
  }
}
