import { describe, expect, it } from 'vitest';
import { forwardedAddress } from './forwardedAddress.ts';

describe('who calls', () => {
  it.each([
    ['nobody is believed', '198.51.100.1, 203.0.113.9', 0, '10.0.0.1'],
    ['the last word is the proxy’s own', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
    ['of two proxies the first was told', '198.51.100.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['one that says nothing is the caller', undefined, 1, '10.0.0.1'],
    ['fewer words than proxies', '203.0.113.9', 2, '10.0.0.1'],
  ])('%s', (_how, header, proxies, expected) => {
    expect(forwardedAddress('10.0.0.1', header, proxies)).toBe(expected);
  });
});
