// Every word the ui says, in German. The English ones say what each is for; one that is missing here does not compile.

import { addInWords } from './deAdd.ts';
import { aisleInWords } from './deAisles.ts';
import { colorInWords, guestInWords, personInWords } from './dePeople.ts';
import { plural } from './dePlural.ts';
import { syncInWords } from './deSync.ts';
import { unitsInWords } from './deUnits.ts';
import type { Words } from './words.ts';

const items = { one: 'Artikel', other: 'Artikel' };
const changes = { one: 'Änderung', other: 'Änderungen' };

export const text = {
  language: 'de',
  appName: 'Trolley',
  aisle: aisleInWords,
  person: personInWords,
  units: unitsInWords,

  defaults: {
    cartName: 'Unser Wagen',
    memberName: guestInWords,
  },

  common: {
    close: 'Schließen',
    cancel: 'Abbrechen',
    save: 'Speichern',
    undo: 'Rückgängig',
    copy: 'Kopieren',
    you: 'Du',
    opening: 'Wird geöffnet …',
    unnamedCart: 'Wagen ohne Namen',
  },

  broken: {
    notLoaded:
      'Dieser Teil war noch nicht geladen, als die Verbindung abriss. Lade die Seite neu, wenn du wieder online bist.',
    title: 'In Trolley ist etwas kaputtgegangen',
    body: 'Das ist unser Fehler. Deine Wagen sind auf diesem Gerät sicher. Lade neu, um weiterzumachen.',
    reload: 'Neu laden',
  },

  cart: {
    list: 'Wagen',
    total: 'Summe',
    noTotal: 'noch keine Preise',
    withoutPrice: (count) => `${plural(count, items)} ohne Preis`,
    stillToGet: (left, all) => `${left} von ${all} noch zu holen`,
    everythingPicked: 'Alles geholt',
    back: 'Alle Wagen',
    menu: 'Mehr',
    left: 'Du hast diesen Wagen verlassen.',
    viewOnly: 'Nur ansehen',
    viewOnlyHint: 'Du hast einen Link zum Ansehen geöffnet: Du kannst schauen, und um den Link zum Bearbeiten bitten.',
    noWriter:
      'Dieses Fenster kann nur zeigen. Schließ andere Fenster dieses Wagens, dann lade neu, um hier etwas zu ändern.',
    emptyTitle: 'Was brauchst du?',
    emptyBody: 'Schreib „Milch“ und drück Enter. „2 Milch“ und „500 g Mehl“ gehen auch.',
    emptyPast: 'Zu diesem Zeitpunkt war der Wagen leer.',
    emptyView: 'Dieser Wagen ist gerade leer.',
    newer: (count) => `${plural(count, changes)} von einem neueren Trolley. Aktualisiere, um sie zu sehen.`,
    invalid: (count) =>
      `${plural(count, { one: 'Eintrag ließ', other: 'Einträge ließen' })} sich nicht lesen und ${count === 1 ? 'ist' : 'sind'} beiseitegelegt.`,
  },

  add: addInWords,

  line: {
    increase: (name) => `Mehr ${name}`,
    decrease: (name) => `Weniger ${name}`,
    remove: (name) => `${name} entfernen`,
    quantity: (name) => `Anzahl ${name}`,
    picked: (name) => `${name} geholt`,
    details: (name) => `Einzelheiten zu ${name}`,
    explain: (name) => `${name} erklären`,
    each: (price) => `je ${price}`,
    noPrice: 'noch kein Preis',
    lastTime: (price) => `zuletzt ${price}`,
    takeLastPrice: (name, price) => `Letzten Preis von ${name} übernehmen, ${price}`,
    partlyPicked: (picked, quantity) => `${picked} von ${quantity} geholt`,
    boughtTwice: (names) => `Geholt von ${names}`,
    contributors: (names) => `Hineingelegt von ${names}`,
    looking: (names) => `${names} hier`,
    removed: (name) => `${name} entfernt.`,
    restoreFailed: (name) => `${name} ließ sich nicht zurücklegen.`,
    addedSince: 'Kam später',
    removedSince: 'Seitdem entfernt',
    changedSince: (then, now) => `${then} → ${now}`,
    changedSinceSpoken: (then, now) => `damals ${then}, jetzt ${now}`,
    detailsSince: 'Einzelheiten seitdem geändert',
    laterTitle: 'Zu diesem Zeitpunkt noch nicht da',
  },

  details: {
    name: 'Name',
    price: (currency) => `Preis pro Stück (${currency})`,
    priceHint: 'Lass das Feld leer, wenn du ihn nicht kennst.',
    priceUnreadable: 'Schreib den Preis als Zahl, zum Beispiel 1,29.',
    note: 'Notiz',
    notePlaceholder: 'die mit dem blauen Deckel',
    aisle: 'Regal',
  },

  catalogue: {
    title: 'Sortiment',
    count: (count) => plural(count, items),
    inCart: (count) => `${count} im Wagen`,
  },

  timeline: {
    past: 'Du siehst die Vergangenheit. Hier lässt sich nichts ändern.',
    unknownMoment: 'Der Zeitpunkt aus diesem Link ist auf diesem Gerät noch nicht angekommen. Das hier ist jetzt.',
    stayInNow: 'Im Jetzt bleiben',
  },

  history: {
    title: 'Was geschah',
    open: 'Was geschah',
    list: 'Was geschah',
    person: 'Wer',
    everyone: 'Alle',
    line: 'Was',
    everything: 'Alles',
    none: 'Dazu passt hier nichts.',
    device: (number) => `Gerät ${number}`,
    clockAhead: (arrived) => `Uhr ging vor; angekommen ${arrived}`,
  },

  sync: syncInWords,

  people: {
    here: 'Gerade hier',
    you: (name) => `Du, ${name}`,
    unnamed: (color) => `Gast (${color})`,
    inThePast: (name) => `${name}, sieht die Vergangenheit`,
    profileTitle: 'Du',
    nameField: 'Wie sollen die anderen dich nennen?',
    namePlaceholder: 'Ana',
    nameHint: 'Nur wer einen deiner Wagen hat, sieht ihn.',
    color: 'Deine Farbe',
    colorName: colorInWords,
    later: 'Später',
    saveFailed: 'Dein Name ließ sich auf diesem Gerät nicht aufbewahren.',
    language: 'Sprache',
    browserLanguage: 'Wie im Browser',
  },

  share: {
    title: 'Wagen teilen',
    button: 'Teilen',
  },

  insecure: {
    costs:
      'Unter dieser Adresse kann Trolley nicht ohne Netz starten, und andere in diesem Netz könnten mitlesen. Mit einer https-Adresse geht das eine und geht das andere nicht: Frag den Betreiber.',
  },

  receipts: {
    region: 'Hinweise zum Zusammenführen',
  },

  checkout: {
    finishShop: 'Einkauf abschließen',
    recentlyBought: 'Zuletzt gekauft',
  },

  update: {
    ready: 'Eine neue Fassung ist bereit.',
    reload: 'Neu laden',
  },

  notices: {
    region: 'Hinweise',
    dismiss: 'Ausblenden',
  },
} satisfies Words;
