// Loaded with Home: the carts on this device, in German.

import { plural } from './dePlural.ts';
import type { homeInWords as english } from './enHome.ts';

const items = { one: 'Artikel', other: 'Artikel' };
const changes = { one: 'Änderung', other: 'Änderungen' };

export const homeInWords = {
  title: 'Deine Wagen',
  lead: 'Auf diesem Gerät aufbewahrt, mit und ohne Netz.',
  list: 'Wagen',
  none: 'Hier ist kein Wagen. Fang einen neuen an, oder öffne einen Link, den dir jemand geschickt hat.',
  newCart: 'Neuer Wagen',
  import: 'Importieren',
  lines: (count) => plural(count, items),
  unseen: (count) => `${plural(count, changes)}, seit du zuletzt hier warst`,
  changed: (when) => `Geändert ${when}`,
  viewOnly: 'Nur ansehen',
  remove: (name) => `${name} von diesem Gerät nehmen`,
} satisfies typeof english;
