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
  return new TokenBucket(perSecond, now, most);
}

/** A class, since every connection has two: four closures each would take a kilobyte. */
class TokenBucket implements RateLimit {
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #most: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, now: () => number, most: number) {
    this.#perSecond = perSecond;
    this.#now = now;
    this.#most = most;
    this.#left = most;
    this.#at = now();
  }

  take(amount: number): number {
    this.#refill();
    this.#left -= amount;
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1000);
  }

  tryTake(amount: number): boolean {
    this.#refill();
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }

  isFull(): boolean {
    this.#refill();
    return this.#left >= this.#most;
  }

  #refill(): void {
    const time = this.#now();
    this.#left = Math.min(this.#most, this.#left + (Math.max(0, time - this.#at) / 1000) * this.#perSecond);
    this.#at = time;
  }
}
