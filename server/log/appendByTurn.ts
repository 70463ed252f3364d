// Gathers what one turn of the event loop has to append: one message to the database's thread instead of one per frame.

import type { LogRefusal } from '../../src/wire/guard.ts';
import { type Batch, LogFailure } from './logStorage.ts';

/** Why a batch is not stored at all, or what of it was refused. */
export type NotTaken = string | readonly LogRefusal[];

const nothing: readonly LogRefusal[] = [];

export interface AppendByTurn {
  readonly append: (batch: Batch) => Promise<readonly LogRefusal[]>;
  /** Sends what has been gathered now, so that another call comes after it. */
  readonly flush: () => void;
}

interface Waiting {
  readonly batch: Batch;
  readonly resolve: (refusals: readonly LogRefusal[]) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * `appendAll` resolves to what became of batches of which not all was taken, by their place; it rejects if none is stored.
 * `appended` is called for each that is, in order.
 */
export function appendByTurn(
  appendAll: (batches: readonly Batch[]) => Promise<ReadonlyMap<number, NotTaken>>,
  appended: (batch: Batch) => void,
): AppendByTurn {
  let waiting: Waiting[] = [];

  async function flush(): Promise<void> {
    const group = waiting;
    if (group.length === 0) return;
    waiting = [];
    try {
      const notTaken = await appendAll(group.map(({ batch }) => batch));
      for (const [index, { batch, resolve, reject }] of group.entries()) {
        const outcome = notTaken.get(index) ?? nothing;
        if (typeof outcome === 'string') reject(new LogFailure(outcome));
        else {
          appended(batch);
          resolve(outcome);
        }
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
