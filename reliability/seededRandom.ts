// Random numbers from a seed, so that a failed proof can be run again as it was. (mulberry32: small, and even enough for
// choosing frames.)

export interface Random {
  /** An integer in [0, limit). */
  readonly below: (limit: number) => number;
  /** An integer in [from, to]. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly bytes: (length: number) => Uint8Array;
  /** A replica id: 53 bits, as browsers draw them. */
  readonly replica: () => number;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  function unit(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number) => Math.floor(unit() * limit);

  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => unit() < probability,
    pick(items) {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    replica: () => below(2 ** 21) * 2 ** 32 + below(2 ** 32),
  };
}
