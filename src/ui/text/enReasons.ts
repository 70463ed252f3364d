// Why something was refused or went wrong, and what to do about it, in English. Each switch is exhaustive: a new reason
// without words does not compile.

import type { Problem } from '../../app/stream/streamSnapshot.ts';
import type { RejectionReason } from '../../domain/commands.ts';
import type { StorageFailureReason } from '../../engine/eventStore.ts';
import { pagesInWords } from './enPages.ts';
import { plural } from './enPlural.ts';

export const reasonsInWords = { rejection: rejectionInWords, problem: problemInWords, storage: storageInWords };

function rejectionInWords(reason: RejectionReason, price: (minorUnits: number) => string): string {
  switch (reason.kind) {
    case 'name-empty':
      return 'A name is needed. Type what it is called, such as “milk”.';
    case 'text-too-long':
      return `That is too long. Please keep it under ${plural(reason.limit, { one: 'character', other: 'characters' })}.`;
    case 'quantity-invalid':
      return `A quantity is a whole number from 1 to ${reason.limit}. Please choose one in between.`;
    case 'price-invalid':
      return `A price is between 0 and ${price(reason.limit)}, for example 1.29. Leave it empty if you do not know it.`;
    case 'amount-invalid':
      return 'That amount cannot be kept. Type it like “500 g” or “1.5 l”.';
    case 'currency-invalid':
      return 'That currency is not known. Use a three-letter code such as EUR.';
    case 'aisle-invalid':
      return 'That aisle is not known. Choose one of the list.';
    case 'color-invalid':
      return 'That colour is not one of the palette. Choose one of those shown.';
    case 'item-not-in-cart':
      return 'Somebody has removed this from the cart meanwhile. Put it in again if you still want it.';
    case 'not-picked':
      return 'This is not in the basket any more, so there is nothing to put back.';
    case 'too-many-lines':
      return `This cart is full: it holds ${plural(reason.limit, { one: 'line', other: 'lines' })}. Remove something, or start another cart.`;
    case 'nothing-picked':
      return 'Nothing is in the basket yet. Tick what you have taken, then finish the shop.';
    case 'nothing-to-order':
      return 'There is nothing in the cart to order. Add something first.';
    case 'order-pending':
      return 'An order of this cart is waiting to be placed already. Wait for it, or call it off first.';
    case 'order-granted':
      return 'This order has been placed already. It can be cancelled where the order is shown.';
    case 'checkout-unknown':
      return 'That purchase or order is not known on this device yet. Try again when it has arrived.';
    case 'not-an-order':
      return 'That is a purchase, not an order.';
    case 'not-a-purchase':
      return 'That is an order, not a purchase. Cancel it where the order is shown.';
    case 'already-created':
      return 'This cart has been started already. Go on with it as it is.';
    case 'not-a-member':
      return 'You have left this cart. Change something in it to be back.';
  }
}

function problemInWords(problem: Problem): string {
  switch (problem.kind) {
    case 'storage':
      return storageInWords(problem.reason).short;
    case 'view-only':
      return 'You opened this cart with a view link: you can look, not change. Ask for the edit link to join in.';
    case 'in-the-past':
      return 'You are looking at the past, which cannot be changed. Go back to now first.';
    case 'no-writer-slot':
      return 'This window could not reserve a place to write in. Close other windows of this cart, then reload.';
    case 'entry-too-large':
      return `That is too much for one change (limit ${Math.floor(problem.limit / 1024)} KB). Please do it in smaller parts.`;
  }
}

/** `short` for a line beside what was tried; `title` and `advice` for a page of its own. */
function storageInWords(reason: StorageFailureReason): {
  readonly short: string;
  readonly title: string;
  readonly advice: string;
} {
  switch (reason) {
    case 'full':
      return {
        short: 'This device has no space left, so nothing was changed. Free some space, then try again.',
        title: 'No space left on this device',
        advice:
          'Trolley keeps your carts on this device, and its storage is full. Delete files or other sites’ data you do not need, then try again.',
      };
    case 'unavailable':
      return {
        short: 'This browser lets Trolley keep nothing on this device, so nothing was changed. Leave private browsing.',
        title: 'This browser keeps nothing for Trolley',
        advice:
          'Trolley keeps your carts on this device, and this browser does not allow it. Leave private browsing, or allow site data for this address in the browser’s settings, then try again.',
      };
    case 'outdated':
      return {
        short: 'A newer Trolley is open in another tab, so nothing was changed here. Reload to use it here too.',
        title: 'A newer Trolley is open in another tab',
        advice:
          'It has renewed the storage that both use. Reload this page to get the newer version here too. Nothing is lost.',
      };
    case 'closed':
      return {
        short: 'The browser has closed the storage, so nothing was changed. Reload the page, then try again.',
        title: 'The browser has closed the storage',
        advice: 'This happens when the device is short of memory. Reload the page to open it again.',
      };
    case 'replaced':
      return {
        short: 'The browser has deleted what Trolley kept on this device, so nothing was changed. Try again.',
        title: 'The browser has deleted what Trolley kept here',
        advice:
          'Site data was cleared, or the disk was so full that the browser began anew. Reload the page to begin anew here, too. A cart that others have, or that the server has, comes back when you open its link.',
      };
    case 'removed':
      return {
        short: 'This cart was taken off this device, so nothing was changed. Open it again with its link.',
        title: pagesInWords.removed.title,
        advice: pagesInWords.removed.body,
      };
    case 'failed':
      return {
        short:
          'This device could not keep the change, so nothing was changed. If its disk is full, make room; then try again.',
        title: 'This device’s storage does not answer',
        advice:
          'Trolley could not read or write on this device. If its disk is full, make room. Then try again; if that does not help, restart the browser.',
      };
  }
}
