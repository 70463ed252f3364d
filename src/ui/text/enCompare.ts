// Comparing two moments, in English.

export const compareInWords = {
  title: 'Compare two moments',
  from: 'From',
  to: 'To',
  named: (which: string) => `${which}: moment`,
  time: (which: string) => `${which}: time`,
  place: (which: string) => `${which}: place in the history`,
  another: 'Another moment',
  moments: { start: 'The start', lastLooked: 'When you last looked', now: 'Now' },
  differences: 'Differences',
  same: 'The cart is the same at both moments.',
  renamed: (from: string, to: string) => `The cart was called “${from}”, then “${to}”`,
  change: (kind: 'added' | 'removed' | 'changed', then: number, now: number) => {
    if (kind === 'added') return `added, ${now} ×`;
    if (kind === 'removed') return `removed, ${then} ×`;
    return then === now ? 'details changed' : `${then} → ${now}`;
  },
  total: (then: string, now: string) => `Total ${then} → ${now}`,
};
