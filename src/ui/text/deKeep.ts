// Loaded with what they name: the cart’s menu, carts as files and copies, and taking a cart off the device, in German.

import type { DamagedLine } from '../../app/cartFile/readCartFile.ts';
import { plural } from './dePlural.ts';
import type { keepInWords as english } from './enKeep.ts';

const carts = { one: 'Wagen', other: 'Wagen' };
const changes = { one: 'Änderung', other: 'Änderungen' };

export const keepInWords = {
  title: 'Aufheben',
  export: 'Exportieren',
  exportHint:
    'Eine Datei mit dem ganzen Wagen und allem, was mit ihm geschah. Sein Link steht darin: Wer die Datei hat, hat den Wagen.',
  exported: (count, entries) =>
    `Exportiert: ${plural(count, carts)}, ${plural(entries, changes)}, mit ${count === 1 ? 'Link' : 'Links'}. Wer die Datei hat, hat ${count === 1 ? 'den' : 'die'} Wagen.`,
  nothingToExport: 'Es gibt noch nichts zu exportieren.',
  exportFailed: 'Das Exportieren hat nicht geklappt.',
  allCarts: 'Wagen',
  copyAsText: 'Als Text kopieren',
  copied: 'Die Liste ist kopiert.',
  copyFailed:
    'Dieser Browser lässt Trolley unter dieser Adresse nichts kopieren. Druck die Liste, oder markiere sie von Hand.',
  print: 'Drucken',
  rename: 'Diesen Wagen umbenennen',
  renameField: 'Name des Wagens',
  currency: 'Währung',
  currencyHint: 'Preise, die schon da sind, behalten ihre Zahlen.',
  leave: 'Diesen Wagen verlassen',
  leaveHint: 'Die anderen sehen, dass du gegangen bist. Der Wagen bleibt auf diesem Gerät.',
  takeOff: 'Von diesem Gerät nehmen',
  takeOffName: (name) => `„${name}“ von diesem Gerät nehmen?`,
  takeItOff: 'Vom Gerät nehmen',
  othersKeepIt: 'Die anderen behalten ihn, und sein Link holt ihn zurück.',
  nobodyElseHasIt:
    'Niemand sonst hat ihn. Nur sein Link holt ihn zurück, solange der Server ihn aufbewahrt. Exportiere ihn erst, wenn du ihn vielleicht wieder brauchst.',
  onlyHere: (count) =>
    `${plural(count, changes)} ${count === 1 ? 'ist' : 'sind'} nur auf diesem Gerät und ${count === 1 ? 'wäre' : 'wären'} für immer weg. Exportiere den Wagen erst, wenn du ihn vielleicht wieder brauchst.`,
  isTakenOff: (name) => `${name} wird von diesem Gerät genommen.`,
  takingFailed: 'Der Wagen ließ sich nicht von diesem Gerät nehmen.',
  file: {
    lead: (count) =>
      `Eine Datei mit ${plural(count, { one: 'einem Wagen', other: 'Wagen' })}. Nichts wird ersetzt: Was hier ist, bleibt, Neues kommt dazu.`,
    isNew: (count) => `${plural(count, changes)}, neu auf diesem Gerät`,
    isKnown: 'Alles davon ist schon hier',
    brings: (fresh) => `${plural(fresh, changes)}, die dieses Gerät nicht hat`,
    isMissing: (count) => `${plural(count, changes)} davon ${count === 1 ? 'lässt' : 'lassen'} sich nicht übernehmen`,
    viewOnly: 'Nur ansehen',
    damaged: (count) => `${plural(count, { one: 'Zeile ist', other: 'Zeilen sind' })} beschädigt`,
    damagedLine: (line) => `Zeile ${line}`,
    moreDamaged: (count) => `und ${plural(count, { one: 'weitere Zeile', other: 'weitere Zeilen' })}`,
    fault: faultInWords,
    nothingWhole:
      'Aus dieser Datei lässt sich nichts übernehmen. Exportiere den Wagen noch einmal auf dem Gerät, das ihn hat.',
    take: (count) => `${plural(count, carts)} importieren`,
    takeWhole: (count) => `Was heil ist, aus ${plural(count, carts)} importieren`,
    done: (fresh) => (fresh === 0 ? 'Alles davon war schon hier.' : `Importiert: ${plural(fresh, changes)}.`),
    parted: (count) =>
      `${plural(count, changes)} davon ${count === 1 ? 'ging' : 'gingen'} auf diesem Gerät anders weiter; hier bleibt es, wie es ist.`,
  },
} satisfies typeof english;

function faultInWords(fault: DamagedLine['fault']): string {
  switch (fault) {
    case 'unreadable':
      return 'Sie lässt sich nicht lesen.';
    case 'link-unfit':
      return 'Ihr Link öffnet diesen Wagen nicht.';
    case 'cart-unknown':
      return 'Die Zeile, die sagt, zu welchem Wagen sie gehört, fehlt oder ist beschädigt.';
    case 'altered':
      return 'Sie ist nicht so, wie Trolley sie geschrieben hat.';
    case 'out-of-order':
      return 'Vor ihr fehlt eine Zeile.';
  }
}
