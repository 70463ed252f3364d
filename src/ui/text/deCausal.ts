// Who had seen what, and entries looked at from near, in German.

import { plural } from './dePlural.ts';
import type { causalInWords as english } from './enCausal.ts';

const entries = { one: 'Eintrag', other: 'Einträge' };

export const causalInWords = {
  title: 'Wer was gesehen hatte',
  lead: 'Jede Bahn ist ein Gerät. Eine Linie mündet ein, wo jemand gesehen hatte, was jemand anderes getan hat.',
  acts: 'Taten',
  view: 'Zeigen als',
  asGraph: 'Bild',
  asTable: 'Tabelle',
  zoom: 'Zoom',
  zooms: { near: 'Nah', far: 'Fern', farthest: 'Ganz fern' },
  leftOut: (count) =>
    `${plural(count, { one: 'älterer Eintrag ist', other: 'ältere Einträge sind' })} hier weggelassen.`,
  device: (name, number) => (number === null ? `Gerät von ${name}` : `Gerät ${number} von ${name}`),
  yourDevice: (number) => (number === null ? 'dein Gerät' : `dein Gerät ${number}`),
  newer: (type) => (type === null ? 'Etwas von einem neueren Trolley' : `„${type}“, von einem neueren Trolley`),
  invalid: 'Etwas, das sich nicht lesen lässt',
  join: 'Zweige kommen zusammen',
  part: 'hier trennen sich Zweige',
  act: 'Tat',
  when: 'Wann',
  where: 'Gerät',
  hadSeen: 'Hatte gesehen',
  nothingElse: 'nichts Neues von anderen',
  meets: 'Begegnung',
  chosen: 'Diese Tat',
  entry: (number, of) => `Eintrag ${number} von ${of}`,
  size: (bytes, head) => `${bytes} Bytes, davon ${head} Kopf`,
  id: 'Kennung',
  command: 'Befehl',
  log: 'Log und Platz darin',
  logPlace: (log, seq) => `${log}, ${seq}`,
  author: 'Von',
  deps: 'Hatte gesehen (deps)',
  none: 'keine',
  chain: 'Kette',
  chained: (before, own) => `${before} → ${own}`,
  yjs: 'In Yjs',
  yjsPlace: (array, client, clock) => `Array „${array}“, Index ${clock}; Client ${client}, Takt ${clock}`,
  held: 'Liegt',
  here: (when) => `auf diesem Gerät seit ${when}`,
  onRelay: 'auf dem Server',
  notOnRelay: 'noch nicht auf dem Server',
  on: (devices) => `auf den Geräten von ${devices}`,
  whyUnread: 'Warum es nicht zu sehen ist',
  whyNewer:
    'Ein neueres Trolley hat es geschrieben. Es ist aufgehoben und wird weitergegeben; nach einem Update ist es zu sehen.',
  data: 'Was darin steht',
  bytes: 'Bytes',
  kept: (count) => `Aufgehoben, nicht gezeigt: ${plural(count, entries)}`,
  keptHint:
    'Sie bleiben für immer und werden weitergegeben. Was ein neueres Trolley schrieb, ist nach einem Update zu sehen.',
  keptAside: 'ist einem anderen Zweig seines Logs gewichen',
  keptSave: 'Als Datei sichern',
} satisfies typeof english;
