// The history and its slider, in German.

import { activityInWords, arrivalsInWords } from './deActivity.ts';
import { plural } from './dePlural.ts';
import type { timelineInWords as english } from './enTimeline.ts';

export const timelineInWords = {
  activity: activityInWords,
  arrivals: arrivalsInWords,
  region: 'Zeitleiste',
  slider: 'Verlauf',
  stepBack: 'Einen Schritt zurück',
  stepForward: 'Einen Schritt vor',
  play: 'Abspielen',
  pause: 'Anhalten',
  backToNow: 'Ins Jetzt',
  compare: 'Vergleichen',
  order: 'Reihenfolge der Vergangenheit',
  clocks: {
    happened: {
      name: 'Wie es geschah',
      meaning: 'Alles in der Reihenfolge, in der es getan wurde, auf jedem Gerät gleich.',
    },
    learned: {
      name: 'Wie dieses Gerät es erfuhr',
      meaning: 'Was dieses Gerät in einem Moment wusste: „Es stand nicht auf der Liste, als ich im Laden war“.',
    },
  },
  learnedMoment: (sentence) => `Hier erfahren: ${sentence}`,
  clockLimits:
    'Was auf einmal ankam, etwa als dieser Wagen hier zum ersten Mal geöffnet wurde, gilt als auf einmal erfahren. Andere Geräte erfuhren es in anderer Reihenfolge; ein Link zu so einem Moment zeigt dort deren.',
  clockNotRead: 'Diese Reihenfolge konnte nicht gelesen werden. Lade die Seite neu und versuche es noch einmal.',
  speed: 'Tempo',
  speedOption: (speed: number) => `${speed.toLocaleString('de')}×`,
  now: 'Jetzt',
  reading: (percent) => `Die Vergangenheit wird gelesen: ${percent} %`,
  nothingYet: 'Es ist noch nichts geschehen.',
  latest: (sentence: string, when: string) => `Zuletzt: ${sentence}, ${when}`,
  at: (sentence: string, when: string) => `${sentence}, ${when}`,
  arrivedBefore: (count: number) =>
    `${plural(count, { one: 'frühere Änderung ist', other: 'frühere Änderungen sind' })} inzwischen angekommen.`,
  quiet: (days: number) => `davor ${plural(days, { one: 'stiller Tag', other: 'stille Tage' })}`,
  lines: (count: number) => plural(count, { one: 'Artikel', other: 'Artikel' }),
  copyLink: 'Link zu diesem Moment kopieren',
  linkCopied: 'Link kopiert, für alle, die diesen Wagen auch haben.',
  linkNotCopied: 'Der Browser hat das Kopieren nicht zugelassen. Kopiere die Adresse dieser Seite.',
  zoom: 'Ausschnitt',
  wholeHistory: 'Alles',
  people: 'Eine Person',
  days: 'Ein Tag',
  sameAsNow: 'Wie jetzt',
  differences: (count: number) => `${plural(count, { one: 'Artikel ist', other: 'Artikel sind' })} jetzt anders`,
} satisfies typeof english;
