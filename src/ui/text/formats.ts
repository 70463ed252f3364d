// Times as people say them, by Intl. Local time of this device; nothing here reads a clock.

export interface Formats {
  /** "14:03" */
  readonly time: (ms: number) => string;
  /** "Tue 17, 14:03" */
  readonly shortMoment: (ms: number) => string;
  /** "Tue 17 Nov, 14:03" */
  readonly moment: (ms: number) => string;
  /** "Tue 17" */
  readonly shortDay: (ms: number) => string;
  /** "Tuesday 17 November" */
  readonly day: (ms: number) => string;
  /** Of a calendar date, "2026-11-21": "Sat 21 Nov". */
  readonly date: (date: string) => string;
  /** Same text, same day. */
  readonly dayKey: (ms: number) => string;
}

export function createFormats(locale: string): Formats {
  const calendarDate = onceNeeded(locale, { weekday: 'short', day: 'numeric', month: 'short' });
  return {
    time: onceNeeded(locale, { hour: '2-digit', minute: '2-digit' }),
    shortMoment: onceNeeded(locale, { weekday: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
    moment: onceNeeded(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
    shortDay: onceNeeded(locale, { weekday: 'short', day: 'numeric' }),
    day: onceNeeded(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    // Noon is that day everywhere.
    date: (date) => calendarDate(new Date(`${date}T12:00:00`).getTime()),
    dayKey: onceNeeded('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }),
  };
}

/** A slow phone takes some 15 ms to make one, and the first paint needs none. */
function onceNeeded(locale: string, options: Intl.DateTimeFormatOptions): (ms: number) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (ms) => {
    format ??= new Intl.DateTimeFormat(locale, options);
    return format.format(ms);
  };
}

/** The region's formats where the browser speaks the language of our words, else that language's own. */
export function formatLocale(preferred: readonly string[], language: string): string {
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}
