// Times as people say them, by Intl. Local time of this device.

export interface Formats {
  /** "14:03" */
  readonly time: (ms: number) => string;
  /** "Tue 14:03" in the days after, then "Nov 17, 14:03": in one piece, so that no line ends within it */
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

/** While a weekday names one day only. */
const daysOfNames = 6 * 24 * 3_600_000;

/** `now` in ms since 1970. */
export function createFormats(locale: string, now: () => number): Formats {
  const calendarDate = onceNeeded(locale, { weekday: 'short', day: 'numeric', month: 'short' });
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const thisWeek = onceNeeded(locale, { weekday: 'short', ...time });
  const thisYear = onceNeeded(locale, { day: 'numeric', month: 'short', ...time });
  const [weekday, dayOfMonth] = [onceNeeded(locale, { weekday: 'short' }), onceNeeded(locale, { day: 'numeric' })];
  return {
    time: onceNeeded(locale, time),
    shortMoment: (ms) => inOnePiece((Math.abs(now() - ms) < daysOfNames ? thisWeek : thisYear)(ms)),
    moment: onceNeeded(locale, { weekday: 'short', day: 'numeric', month: 'short', ...time }),
    // Intl's own for English is "17 Tue".
    shortDay: (ms) => `${weekday(ms)} ${dayOfMonth(ms)}`,
    day: onceNeeded(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    // Noon is that day everywhere.
    date: (date) => calendarDate(new Date(`${date}T12:00:00`).getTime()),
    dayKey: onceNeeded('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }),
  };
}

/** As `time` is beside a weekday, too: some locales set a zero before the hour there, and none where it stands alone. */
function inOnePiece(moment: string): string {
  return moment.replace(/\b0(?=\d:\d\d)/u, '').replaceAll(' ', '\u00a0');
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
