// How often somebody may ask: so much at once, and then so much per second. Whoever has not asked for a while is forgotten.

export interface Rates {
  /** 0: they may. Else for how many seconds they should wait. */
  take(who: string): number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Beyond this, those whose bucket is full again are forgotten; and if that is not enough, the oldest. */
const mostRemembered = 10_000;

export function createRates(options: {
  readonly perSecond: number;
  /** What may be asked at once. */
  readonly most: number;
  /** ms, of a clock that goes forward. */
  readonly now: () => number;
}): Rates {
  const { perSecond, most, now } = options;
  /** Who asked longest ago first. */
  const buckets = new Map<string, Bucket>();

  function filled({ left, at }: Bucket, time: number): number {
    return Math.min(most, left + ((time - at) / 1_000) * perSecond);
  }

  function forget(time: number): void {
    if (buckets.size < mostRemembered) return;
    for (const [who, bucket] of buckets) if (filled(bucket, time) >= most) buckets.delete(who);
    for (const who of buckets.keys()) {
      if (buckets.size < mostRemembered) return;
      buckets.delete(who);
    }
  }

  return {
    take(who) {
      const time = now();
      const bucket = buckets.get(who) ?? { left: most, at: time };
      const left = filled(bucket, time);
      if (!buckets.delete(who)) forget(time);
      const isAllowed = left >= 1;
      buckets.set(who, { left: isAllowed ? left - 1 : left, at: time });
      return isAllowed ? 0 : Math.ceil((1 - left) / perSecond);
    },
  };
}
