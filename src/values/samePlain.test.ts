import { describe, expect, it } from 'vitest';
import { samePlain } from './samePlain.ts';

describe('samePlain', () => {
  it('compares plain data by content', () => {
    expect(samePlain({ a: [1, { b: 'x' }], c: null }, { a: [1, { b: 'x' }], c: null })).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: undefined }, { b: undefined }],
    [[1, 2], [1]],
    [[], {}],
    [null, {}],
    [{ a: [1] }, { a: { 0: 1 } }],
  ])('tells %j from %j', (a, b) => {
    expect(samePlain(a, b)).toBe(false);
  });

  it('compares functions and other objects by identity', () => {
    const same = () => 1;
    expect(samePlain({ run: same }, { run: same })).toBe(true);
    expect(samePlain({ run: same }, { run: () => 1 })).toBe(false);
    expect(samePlain(new Map(), new Map())).toBe(false);
  });
});
