// Comparing two moments, in German.

import type { compareInWords as english } from './enCompare.ts';

export const compareInWords = {
  title: 'Zwei Momente vergleichen',
  from: 'Von',
  to: 'Bis',
  named: (which: string) => `${which}: Moment`,
  time: (which: string) => `${which}: Zeit`,
  place: (which: string) => `${which}: Stelle im Verlauf`,
  another: 'Ein anderer Moment',
  moments: { start: 'Der Anfang', lastLooked: 'Als du zuletzt hier warst', now: 'Jetzt' },
  differences: 'Unterschiede',
  same: 'Zu beiden Zeiten ist der Wagen gleich.',
  renamed: (from: string, to: string) => `Der Wagen hieß „${from}“, dann „${to}“`,
  change: (kind: 'added' | 'removed' | 'changed', then: number, now: number) => {
    if (kind === 'added') return `neu, ${now} ×`;
    if (kind === 'removed') return `entfernt, ${then} ×`;
    return then === now ? 'Angaben geändert' : `${then} → ${now}`;
  },
  total: (then: string, now: string) => `Summe ${then} → ${now}`,
} satisfies typeof english;
