import { describe, expect, it } from 'vitest';
import { createPrice, decimal } from './price.ts';

describe('createPrice', () => {
  it.each([
    ['EUR', 129, '€1.29'],
    ['EUR', 0, '€0.00'],
    ['EUR', -5, '-€0.05'],
    ['JPY', 300, '¥300'],
    ['KWD', 1, 'KWD 0.001'],
    ['EUR', 9_007_199_254_740_991, '€90,071,992,547,409.91'],
    ['', 129, '1.29'],
  ])('writes %s %i as %s', (currency, minor, written) => {
    expect(createPrice('en-US', currency)(minor).replace(/\u00a0/gu, ' ')).toBe(written);
  });
});

describe('decimal', () => {
  it('is what one would type into a price field', () => {
    expect([decimal(129, 2), decimal(5, 2), decimal(300, 0), decimal(1, 3)]).toEqual(['1.29', '0.05', '300', '0.001']);
  });
});
