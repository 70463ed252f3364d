// The end of a shop, in English.

import { plural } from './enPlural.ts';

const items = (count: number) => plural(count, { one: 'item', other: 'items' });

export const checkoutInWords = {
  /** STABLE: both the button and the dialog. */
  order: 'Order',
  /** STABLE */
  finish: 'Finish',
  takes: (count: number, price: string | null) =>
    price === null ? `${items(count)} bought.` : `${items(count)} bought, ${price}.`,
  withoutPrice: (count: number) => `${items(count)} of it without a price.`,
  leaves: (count: number) => `${items(count)} not in the basket: on the list for next time.`,
  leavesNothing: 'Nothing is left on the list.',
  /** What one sees of a long list of names. */
  andMore: (names: readonly string[], most: number) =>
    names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`,
  finished: (count: number, price: string | null) =>
    price === null ? `Shop finished: ${items(count)}.` : `Shop finished: ${items(count)}, ${price}.`,
  notFinished: 'Not finished after all',
  isBack: 'What was bought is on the list again.',
  /** "Sat 21, Ana’s shop, €43.10" */
  shop: (day: string, who: string | null, price: string | null) =>
    [day, who === null ? 'your shop' : `${possessive(who)} shop`, price].filter((part) => part !== null).join(', '),
  again: (name: string) => `Want ${name} again`,
  wanted: (name: string) => `${name} is on the list again.`,
};

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}’` : `${name}’s`;
}
