// Who reads next: few at once, so that a commit never waits behind many reads, and each cart in its turn, so that a cart
// with many readers does not keep the others waiting.

/** Resolves when it is the cart's turn, with what to call when it is over. */
export type FairTurns = (cartId: string) => Promise<() => void>;

export function fairTurns(atOnce: number): FairTurns {
  /** Carts in the order of their turns. */
  const waiting = new Map<string, (() => void)[]>();
  let taken = 0;

  function next(): void {
    const [first] = waiting;
    if (first === undefined || taken >= atOnce) return;
    const [cartId, [start, ...rest]] = first;
    waiting.delete(cartId);
    if (rest.length > 0) waiting.set(cartId, rest); // behind all others
    taken++;
    start?.();
  }

  return (cartId) =>
    new Promise((resolve) => {
      const start = () =>
        resolve(() => {
          taken--;
          next();
        });
      const own = waiting.get(cartId);
      if (own === undefined) waiting.set(cartId, [start]);
      else own.push(start);
      next();
    });
}
