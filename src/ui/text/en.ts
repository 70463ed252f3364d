// Every word the ui says, in English. Its shape is every language's, see words.ts. Accessible names that tests and people
// rely on are marked STABLE. How to add a text: docs/texts.md.

import { addInWords } from './enAdd.ts';
import { aisleInWords } from './enAisles.ts';
import { colorInWords, guestInWords, personInWords } from './enPeople.ts';
import { plural } from './enPlural.ts';
import { syncInWords } from './enSync.ts';
import { unitsInWords } from './enUnits.ts';
import type { Language } from './languages.ts';

const items = { one: 'item', other: 'items' };
const changes = { one: 'change', other: 'changes' };
const products = { one: 'product', other: 'products' };

export const text = {
  language: 'en' as Language,
  appName: 'Trolley',
  aisle: aisleInWords,
  person: personInWords,

  /** What a cart and a person are called until somebody says. */
  defaults: {
    cartName: 'Our cart',
    memberName: guestInWords,
  },

  common: {
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    undo: 'Undo',
    copy: 'Copy',
    you: 'You',
    opening: 'Opening…',
    unnamedCart: 'Cart without a name',
  },

  /** What must be said where nothing more can be loaded. */
  broken: {
    notLoaded: 'This part had not been loaded when the network went away. Reload the page when you are online again.',
    title: 'Something in Trolley broke',
    body: 'That is our fault. Your carts are safe on this device. Reload to go on.',
    reload: 'Reload',
  },

  cart: {
    /** STABLE */
    list: 'Cart',
    /** STABLE */
    total: 'Total',
    noTotal: 'no prices yet',
    withoutPrice: (count: number) => `${plural(count, { one: 'item has', other: 'items have' })} no price`,
    stillToGet: (left: number, all: number) => `${left} of ${plural(all, items)} still to get`,
    everythingPicked: 'All picked',
    back: 'All carts',
    menu: 'More',
    left: 'You have left this cart.',
    viewOnly: 'View only',
    viewOnlyHint: 'You opened a view link: you can look, and ask for the edit link to join in.',
    noWriter: 'This window can only look. Close other windows of this cart, then reload, to change something here.',
    emptyTitle: 'What do you need?',
    emptyBody: 'Type “milk” and press Enter. “2 milk” and “milk x3” work too.',
    emptyPast: 'The cart was empty at this moment.',
    emptyView: 'This cart is empty at the moment.',
    newer: (count: number) => `${plural(count, changes)} by a newer Trolley. Update to see.`,
    invalid: (count: number) =>
      `${plural(count, { one: 'entry', other: 'entries' })} could not be read and are kept aside.`,
  },

  add: addInWords,
  units: unitsInWords,

  line: {
    /** STABLE */
    increase: (name: string) => `Increase ${name}`,
    /** STABLE */
    decrease: (name: string) => `Decrease ${name}`,
    /** STABLE */
    remove: (name: string) => `Remove ${name}`,
    /** STABLE */
    quantity: (name: string) => `Quantity of ${name}`,
    /** STABLE */
    picked: (name: string) => `Picked ${name}`,
    /** STABLE */
    details: (name: string) => `Details of ${name}`,
    /** STABLE */
    explain: (name: string) => `Explain ${name}`,
    each: (price: string) => `${price} each`,
    noPrice: 'no price yet',
    lastTime: (price: string) => `last time ${price}`,
    takeLastPrice: (name: string, price: string) => `Take the last price of ${name}, ${price}`,
    partlyPicked: (picked: number, quantity: number) => `${picked} of ${quantity} picked`,
    boughtTwice: (names: string) => `Picked by ${names}`,
    contributors: (names: string) => `Put in by ${names}`,
    looking: (names: string) => `${names} here`,
    removed: (name: string) => `${name} removed.`,
    restoreFailed: (name: string) => `${name} could not be put back.`,
    addedSince: 'Came later',
    removedSince: 'Removed since',
    changedSince: (then: number, now: number) => `${then} → ${now}`,
    changedSinceSpoken: (then: number, now: number) => `${then} then, ${now} now`,
    detailsSince: 'Details changed since',
    laterTitle: 'Not there yet at this moment',
  },

  details: {
    name: 'Name',
    price: (currency: string) => `Price each (${currency})`,
    priceHint: 'Leave it empty if you do not know it.',
    priceUnreadable: 'Type the price as a number, such as 1.29.',
    note: 'Note',
    notePlaceholder: 'the one with the blue lid',
    aisle: 'Aisle',
  },

  catalogue: {
    title: 'Catalogue',
    count: (count: number) => plural(count, products),
    inCart: (count: number) => `${count} in the cart`,
  },

  timeline: {
    past: 'You are looking at the past. Nothing can be changed here.',
    unknownMoment: 'The moment in this link has not arrived on this device yet. This is now.',
    stayInNow: 'Stay in now',
  },

  history: {
    title: 'What happened',
    open: 'What happened',
    list: 'What happened',
    person: 'Who',
    everyone: 'Everyone',
    line: 'What',
    everything: 'Everything',
    none: 'Nothing here matches.',
    device: (number: number) => `device ${number}`,
    clockAhead: (arrived: string) => `clock was ahead; arrived ${arrived}`,
  },

  sync: syncInWords,

  people: {
    here: 'Here now',
    you: (name: string) => `You, ${name}`,
    /** On this device, outside of any cart. */
    unnamed: (color: string) => `${color} guest`,
    inThePast: (name: string) => `${name}, looking at the past`,
    profileTitle: 'You',
    nameField: 'What should others call you?',
    namePlaceholder: 'Ana',
    nameHint: 'Only people who have one of your carts see it.',
    color: 'Your colour',
    colorName: colorInWords,
    later: 'Later',
    saveFailed: 'Your name could not be kept on this device.',
    language: 'Language',
    browserLanguage: 'As in the browser',
  },

  share: {
    /** STABLE: both the button and the dialog. */
    title: 'Share cart',
    button: 'Share',
  },

  insecure: {
    costs:
      'On this address Trolley cannot start without a network, and others on this network could read along. With an https address it can, and they cannot: ask whoever runs it.',
  },

  receipts: {
    /** STABLE */
    region: 'Receipts',
  },

  checkout: {
    /** STABLE: both the button and the dialog. */
    finishShop: 'Finish shop',
    recentlyBought: 'Recently bought',
  },

  update: {
    ready: 'A new version is ready.',
    reload: 'Reload',
  },

  notices: {
    region: 'Notices',
    dismiss: 'Dismiss',
  },
};
