// Loaded with Home: the carts on this device, in English.

import { plural } from './enPlural.ts';

const items = { one: 'item', other: 'items' };
const changes = { one: 'change', other: 'changes' };

export const homeInWords = {
  title: 'Your carts',
  lead: 'Kept on this device, with or without a network.',
  list: 'Carts',
  none: 'No cart here. Start a new one, or open a link that somebody sent you.',
  newCart: 'New cart',
  /** STABLE */
  import: 'Import',
  lines: (count: number) => plural(count, items),
  unseen: (count: number) => `${plural(count, changes)} since you looked`,
  changed: (when: string) => `Changed ${when}`,
  viewOnly: 'View only',
  remove: (name: string) => `Take ${name} off this device`,
};
