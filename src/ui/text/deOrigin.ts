// A new cart from a moment of another one, in German.

import { plural } from './dePlural.ts';
import type { originInWords as english } from './enOrigin.ts';

export const originInWords = {
  title: 'Neuer Wagen von hier aus',
  asItWas: (cart, when) => `Wie „${cart}“ am ${when} war.`,
  holds: (lines) => plural(lines, { one: 'Artikel', other: 'Artikel' }),
  name: 'Name des neuen Wagens',
  nameOf: (cart, when) => `${cart} (${when})`,
  hint: 'Du bist allein darin, bis du ihn teilst. Er merkt sich Namen und Zeitpunkt dieses Wagens, aber keinen Link zu ihm.',
  make: 'Wagen anlegen',
  madeTitle: 'Der neue Wagen ist da',
  made: (name) => `„${name}“ ist bei deinen Wagen.`,
  openHere: 'Hier öffnen',
  openBeside: 'Daneben öffnen',
  madeFrom: (cart, when) => `Entstanden aus „${cart}“, wie er am ${when} war`,
} satisfies typeof english;
