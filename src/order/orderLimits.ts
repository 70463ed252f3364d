// How large the parts of an order may be, for commands (events of other apps may be larger, see orderEventCodec.ts).

export const orderLimits = {
  quantity: 9_999,
  price: 99_999_999,
  lines: 1_000,
  text: {
    customer: 200,
    address: 500,
    product: 1_000,
    name: 200,
    reason: 500,
    carrier: 100,
    tracking: 100,
    signer: 200,
    by: 200,
  },
  /** More heads than this are not listed as observed: an entry has to fit in 16 KB. */
  observed: 800,
} as const;
