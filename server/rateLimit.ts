// A token bucket. For reading it never says no, but how long to wait before taking more.

export interface RateLimit {
  /** Takes `amount` now, and returns for how many ms nothing more should be taken. */
  readonly take: (amount: number) => number;
  /** Takes `amount` if there is as much. */
  readonly tryTake: (amount: number) => boolean;
  /** Whether nothing was taken of late. */
  readonly isFull: () => boolean;
}

/** `perSecond` on average, with bursts of `most`: what ten seconds allow. `now` in ms. */
export function rateLimit(perSecond: number, now: () => number, most = 10 * perSecond): RateLimit {
  let left = most;
  let at = now();

  function refill(): void {
    const time = now();
    left = Math.min(most, left + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
  }

  return {
    take(amount) {
      refill();
      left -= amount;
      return left >= 0 ? 0 : Math.ceil((-left / perSecond) * 1000);
    },
    tryTake(amount) {
      refill();
      if (left < amount) return false;
      left -= amount;
      return true;
    },
    isFull() {
      refill();
      return left >= most;
    },
  };
}
