// A token bucket that never says no: it says how long to wait before taking more.

export interface RateLimit {
  /** Takes `amount` now, and returns for how many ms nothing more should be taken. */
  readonly take: (amount: number) => number;
}

/** `perSecond` on average, with bursts of what ten seconds allow. `now` in ms. */
export function rateLimit(perSecond: number, now: () => number): RateLimit {
  const most = 10 * perSecond;
  let left = most;
  let at = now();
  return {
    take(amount) {
      const time = now();
      left = Math.min(most, left + (Math.max(0, time - at) / 1000) * perSecond) - amount;
      at = time;
      return left >= 0 ? 0 : Math.ceil((-left / perSecond) * 1000);
    },
  };
}
