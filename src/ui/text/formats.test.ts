import { expect, test } from 'vitest';
import { createFormats } from './formats.ts';

const hour = 3_600_000;
const now = new Date(2026, 10, 28, 21, 5).getTime();
const english = createFormats('en-US', () => now);
const german = createFormats('de', () => now);
/** Intl sets a narrow space before AM and PM. */
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/gu, ' ');

test('a moment is named by its weekday while that names one day only, then by its date', () => {
  expect(plain(english.shortMoment(now))).toBe('Sat 9:05 PM');
  expect(plain(english.shortMoment(now - 5 * 24 * hour))).toBe('Mon 9:05 PM');
  expect(plain(english.shortMoment(now - 7 * 24 * hour))).toBe('Nov 21, 9:05 PM');
  expect(plain(german.shortMoment(now))).toBe('Sa., 21:05');
  expect(plain(german.shortMoment(now - 7 * 24 * hour))).toBe('21. Nov., 21:05');
});

test('no line ends within a moment', () => {
  for (const formats of [english, german]) {
    for (const days of [0, 7]) expect(formats.shortMoment(now - days * 24 * hour)).not.toMatch(/[ \u2009]/u);
  }
});

test('a time has no zero before it', () => {
  const morning = now - 12 * hour;
  expect([plain(english.time(morning)), german.time(morning)]).toEqual(['9:05 AM', '9:05']);
  const british = createFormats('en-GB', () => now);
  for (const formats of [german, british]) {
    for (const days of [0, 7]) expect(formats.shortMoment(morning - days * 24 * hour)).toMatch(/\D9:05$/u);
  }
  expect(plain(british.shortMoment(now - 11 * hour))).toBe('Sat 10:05');
  expect(plain(british.shortMoment(now - 21 * hour))).toBe('Sat 0:05');
});

test('a short day is weekday, then day', () => {
  expect([english.shortDay(now), german.shortDay(now)]).toEqual(['Sat 28', 'Sa 28']);
});
