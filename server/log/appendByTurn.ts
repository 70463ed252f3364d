// Gathers what one turn of the event loop has to append: one message to the database's thread instead of one per frame.

import { type Batch, LogFailure } from './logStorage.ts';

export interface AppendByTurn {
  readonly append: (batch: Batch) => Promise<void>;
  /** Sends what has been gathered now, so that another call comes after it. */
  readonly flush: () => void;
}

/** `appendAll` resolves to why batches are not stored, by their place; it rejects if none is. */
export function appendByTurn(
  appendAll: (batches: readonly Batch[]) => Promise<ReadonlyMap<number, string>>,
): AppendByTurn {
  let waiting: { readonly batch: Batch; readonly resolve: () => void; readonly reject: (cause: unknown) => void }[] =
    [];

  async function flush(): Promise<void> {
    const group = waiting;
    if (group.length === 0) return;
    waiting = [];
    try {
      const failures = await appendAll(group.map(({ batch }) => batch));
      for (const [index, { resolve, reject }] of group.entries()) {
        const failure = failures.get(index);
        if (failure === undefined) resolve();
        else reject(new LogFailure(failure));
      }
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  }

  return {
    append: (batch) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ batch, resolve, reject });
      }),
    flush: () => void flush(),
  };
}
