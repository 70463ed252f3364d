// Where changes are, in German: on this device, saved for everyone, on the others' devices. "Für alle gespeichert" is
// never said of what is not.

import { plural } from './dePlural.ts';
import type { syncInWords as english } from './enSync.ts';

const changes = { one: 'Änderung', other: 'Änderungen' };

const deviceOf = (name: string) => `Gerät von ${name}`;

/** After "auf": all the devices but this one; there are `of` of them, and the one is that person's. */
const otherDevices = (of: number, name: string) => {
  if (of === 1) return `dem ${deviceOf(name)}`;
  return of === 2 ? 'beiden anderen Geräten' : `allen ${of} anderen Geräten`;
};

export const syncInWords = {
  status: 'Stand der Übertragung',
  onRelay: 'Für alle gespeichert',
  andOn: (of, name) => ` und auf ${otherDevices(of, name)}`,
  nothingYet: 'Noch nichts zu speichern',
  arriving: 'Der Wagen wird geholt',
  waiting: (count) => `Auf diesem Gerät gespeichert – ${count} noch zu übertragen`,
  offline: 'Offline – was du tust, bleibt auf diesem Gerät gespeichert',
  offlineKnown: 'Offline – alles ist für alle gespeichert',
  offlineWaiting: (count) => `Offline – auf diesem Gerät gespeichert, ${count} noch zu übertragen`,
  connecting: 'Auf diesem Gerät gespeichert – Verbindung wird aufgebaut',
  refused: 'Auf diesem Gerät gespeichert – der Server nimmt diesen Wagen nicht an',
  refusedWaiting: (count) => `Auf diesem Gerät gespeichert – der Server nimmt ${count} nicht an`,
  storageProblem: 'Dieses Gerät kann nichts speichern',
  title: 'Wo deine Änderungen sind',
  listTitle: (count) => `${plural(count, changes)} noch nicht für alle gespeichert`,
  allThere: 'Alles auf diesem Gerät ist für alle gespeichert.',
  andMore: (count) => `und ${count} weitere`,
  tryNow: 'Jetzt versuchen',
  place: {
    here: 'Auf diesem Gerät',
    relay: 'Für alle gespeichert',
    everywhere: (of, name) => `Auf ${otherDevices(of, name)}`,
    some: (count, of) => `Auf ${count} von ${of} anderen Geräten`,
  },
  whoHasIt: 'Wer sie hat',
  asLastHeard: 'Nach letztem Stand: Zurzeit gibt es keine Verbindung.',
  deviceOf,
  hasAll: 'hat alles',
  lacks: (count) => `${plural(count, changes)} ${count === 1 ? 'fehlt' : 'fehlen'}`,
  nothingHeard: 'von diesem Gerät ist noch nichts bekannt',
  healedNews: 'Eine Kopie dieses Geräts wurde gefunden – was getan wurde',
  putBackNews: 'Zurückgelegt, nachdem der Speicher dieses Geräts gelöscht wurde – mehr dazu',
} satisfies typeof english;
