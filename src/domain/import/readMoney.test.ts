import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCurrency, readMoney } from './readMoney.ts';

const limit = 100_000_000;

describe('reads exactly', () => {
  it.each([
    ['2.55', 255],
    ['2,55', 255],
    ['2.5', 250],
    ['2', 200],
    ['2.', null],
    ['.5', 50],
    ['0', 0],
    ['0.00', 0],
    ['-0.00', 0],
    ['1.2500', 125],
    ['0.850', 85],
    ['1234.50', 123450],
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ['1 234,50', 123450],
    ['1\u00a0234,50', 123450],
    ['1\u202f234,5', 123450],
    ["1'234.50", 123450],
    ['1 234', 123400],
    ['999.999,99', 99999999],
    ['1,000,000', limit],
    ['£2.55', 255],
    ['2,55 €', 255],
    ['EUR 2.55', 255],
    ['2.55GBP', 255],
    [' 2.55 ', 255],
    ['007', 700],
  ])('%j', (text, minor) => {
    expect(readMoney(text, 2, limit)).toEqual(
      minor === null ? { kind: 'unreadable', why: 'not-a-number' } : { kind: 'money', minor },
    );
  });
});

describe('does not guess or round', () => {
  it.each([
    ['0.125', 'too-precise'],
    ['2.5555', 'too-precise'],
    ['1.234', 'ambiguous'],
    ['12,345', 'ambiguous'],
    ['-1.00', 'negative'],
    ['1000000.01', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['free', 'not-a-number'],
    ['€', 'not-a-number'],
    ['EUR', 'not-a-number'],
    ['.', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1,23,45', 'not-a-number'],
    ['12 50', 'not-a-number'],
    ['1.234.50', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['(1.00)', 'not-a-number'],
    ['٣', 'not-a-number'],
  ])('%j: %s', (text, why) => {
    expect(readMoney(text, 2, limit)).toEqual({ kind: 'unreadable', why });
  });
});

it('blank is no price, not zero', () => {
  expect(readMoney(' \u00a0', 2, limit)).toEqual({ kind: 'blank' });
});

it('has as many decimals as the currency', () => {
  expect(readMoney('150', 0, limit)).toEqual({ kind: 'money', minor: 150 });
  expect(readMoney('150.5', 0, limit)).toEqual({ kind: 'unreadable', why: 'too-precise' });
  expect(readMoney('1.234', 3, limit)).toEqual({ kind: 'money', minor: 1234 });
});

it('a currency is three capital letters', () => {
  expect(['EUR', 'eur', 'EU', 'EURO', ''].map(isCurrency)).toEqual([true, false, false, false, false]);
});

it('every amount is read back from every way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: limit }), (minor) => {
      const whole = String(Math.floor(minor / 100));
      const cents = String(minor % 100).padStart(2, '0');
      const grouped = (separator: string) => whole.replace(/\B(?=(?:\d{3})+$)/gu, separator);
      for (const text of [
        `${whole}.${cents}`,
        `${whole},${cents}`,
        `€${grouped(',')}.${cents}`,
        `${grouped('.')},${cents} EUR`,
        `${grouped('\u00a0')},${cents}`,
      ]) {
        expect(readMoney(text, 2, limit)).toEqual({ kind: 'money', minor });
      }
    }),
  );
});

it('is total', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,-+ €'eE") }));
  fc.assert(
    fc.property(text, (typed) => {
      const reading = readMoney(typed, 2, limit);
      if (reading.kind === 'money') {
        expect(Number.isSafeInteger(reading.minor) && reading.minor >= 0 && reading.minor <= limit).toBe(true);
        expect(Object.is(reading.minor, -0)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});
