// How large the parts of a cart may be, for commands (events of other apps may be larger, see cartEventCodec.ts).

export const limits = {
  name: 200,
  note: 2_000,
  quantity: 9_999,
  price: 99_999_999,
  lines: 1_000,
  aisles: 100,
  /** A line id: a name's letters may come apart in it. */
  line: 1_000,
  /** More heads than this are not listed as observed: an entry has to fit in 16 KB. */
  observed: 1_000,
} as const;

/** ISO 4217. */
export const currencyPattern = /^[A-Z]{3}$/;

/** An aisle's key. */
export const aislePattern = /^[a-z][a-z-]{0,31}$/;
