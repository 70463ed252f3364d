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
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const shortMoment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const shortDay = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const calendarDate = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
  const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return {
    time: (ms) => time.format(ms),
    shortMoment: (ms) => shortMoment.format(ms),
    moment: (ms) => moment.format(ms),
    shortDay: (ms) => shortDay.format(ms),
    day: (ms) => day.format(ms),
    // Noon is that day everywhere.
    date: (date) => calendarDate.format(new Date(`${date}T12:00:00`)),
    dayKey: (ms) => key.format(ms),
  };
}

/** The region's formats where the browser speaks the language of our words, else that language's own. */
export function formatLocale(preferred: readonly string[], language: string): string {
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}
