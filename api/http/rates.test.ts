import { describe, expect, it } from 'vitest';
import { createRates } from './rates.ts';

describe('how often somebody may ask', () => {
  it('is so much at once, then so much per second, each for themselves', () => {
    let time = 0;
    const rates = createRates({ perSecond: 2, most: 3, now: () => time });
    const ask = (who: string) => rates.take(who);
    expect([ask('a'), ask('a'), ask('a'), ask('a'), ask('b')]).toEqual([0, 0, 0, 1, 0]);
    time = 400;
    expect(ask('a')).toBe(1);
    time = 500;
    expect([ask('a'), ask('a')]).toEqual([0, 1]);
    time = 60_000;
    expect([ask('a'), ask('a'), ask('a'), ask('a')]).toEqual([0, 0, 0, 1]);
  });

  it('says for how long to wait', () => {
    const rates = createRates({ perSecond: 0.1, most: 1, now: () => 0 });
    expect([rates.take('a'), rates.take('a')]).toEqual([0, 10]);
  });

  it('is remembered of so many, and of those who ask much longest', () => {
    let time = 0;
    const rates = createRates({ perSecond: 1, most: 2, now: () => time });
    rates.take('much');
    rates.take('much');
    for (let n = 0; n < 9_999; n++) rates.take(`once ${n}`);
    time = 1_000;
    rates.take('another');
    expect(rates.take('much')).toBe(0);
    expect(rates.take('much')).toBe(1);
  });
});
