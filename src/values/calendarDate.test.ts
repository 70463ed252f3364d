import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate } from './calendarDate.ts';

test('every day that there is, and no other, is a date', () => {
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(fc.property(days, (date) => isCalendarDate(date.toISOString().slice(0, 10))));
  const two = (n: number) => String(n).padStart(2, '0');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
      const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
      const ms = Date.parse(`${text}T00:00:00Z`);
      const isDay = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
      expect(isCalendarDate(text)).toBe(isDay);
    }),
  );
});

test.each(['', '2026-3-8', '08.03.2026', '2026-02-29', '2026-03-08T00:00', ' 2026-03-08', '2026-00-10', '2026-13-01'])(
  'not a date: %j',
  (text) => {
    expect(isCalendarDate(text)).toBe(false);
  },
);
