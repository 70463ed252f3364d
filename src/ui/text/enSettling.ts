// Who owes what, in English. A name is null for whoever reads this.

import { plural } from './enPlural.ts';
import { severalOf } from './severalOf.ts';

export const settlingInWords = {
  /** STABLE: both the button and the dialog. */
  whoOwesWhat: 'Who owes what',
  about: 'Who finished a shop, or ordered, has paid it. Nobody is charged here: these are sums to look at.',
  sharing: 'Shared',
  /** STABLE */
  evenly: 'Evenly',
  /** STABLE */
  byItem: 'By who wanted what',
  among: 'Among',
  /** STABLE */
  pays: (from: string | null, to: string | null, price: string) => {
    if (from === null) return `You pay ${to ?? 'yourself'} ${price}`;
    return `${from} pays ${to ?? 'you'} ${price}`;
  },
  nothingOpen: 'Nobody owes anything.',
  nothingBought: 'Nothing with a price was bought yet.',
  month: (name: string, price: string) => `${name}: ${price}`,
  openIn: (count: number) => `${count} open`,
  allSettled: 'settled',
  shares: (parts: readonly string[]) => parts.join(', '),
  share: (who: string | null, price: string) => `${who ?? 'you'} ${price}`,
  whoWantedWhat: 'Who wanted what',
  wanted: (who: string | null, items: readonly string[]) => `${who ?? 'You'}: ${items.join(', ')}`,
  item: severalOf,
  withoutPrice: (count: number) =>
    `${plural(count, { one: 'item has', other: 'items have' })} no price and ${count === 1 ? 'is' : 'are'} in none of this.`,
  /** Since it was marked. */
  rest: (transfers: string) => `Still open: ${transfers}.`,
  settled: 'settled',
  /** Not finished after all, or cancelled. */
  takenBack: 'taken back',
  /** STABLE */
  settle: 'Mark as settled',
  settleOne: (name: string) => `Mark as settled: ${name}`,
  /** STABLE */
  settleMonth: 'Mark all as settled',
  settleMonthOf: (month: string) => `Mark all as settled: ${month}`,
  /** STABLE */
  unsettle: 'Not settled after all',
  unsettleOne: (name: string) => `Not settled after all: ${name}`,
};
