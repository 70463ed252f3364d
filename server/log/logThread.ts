// The relay's side of the log: a LogStorage whose work is done by the thread that owns the database.

import { Worker } from 'node:worker_threads';
import { appendByTurn } from './appendByTurn.ts';
import type { LogPart } from './blockingLog.ts';
import { fairTurns } from './fairTurns.ts';
import { followers } from './followers.ts';
import type { LogCache } from './logCache.ts';
import { type EntryRange, LogFailure, type LogStorage } from './logStorage.ts';
import { type LogAnswer, type LogCalls, type LogThreadStart, type Port, packBatches } from './logThreadCalls.ts';

export interface LogFile {
  readonly path: string;
  /** Of streams that others keep. */
  readonly isCache: boolean;
}

/** Of a bounded size each. */
const partsAtOnce = 2;

/**
 * Starts the thread. Rejects with LogFailure where the database cannot be used. `died` is called if it ends without having
 * been closed; every call fails from then on.
 */
export async function startLogThread(
  workerUrl: URL,
  database: LogFile,
  died: (cause: Error) => void,
): Promise<LogStorage & LogCache> {
  const worker = new Worker(workerUrl, { workerData: database });
  let fail: (cause: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  worker.once('error', (cause) => fail(cause));
  worker.once('exit', () => fail(new Error('the database thread has ended')));
  const storage = await connectLog(worker, failed);
  let isClosing = false;
  failed.catch((cause: Error) => {
    if (!isClosing) died(cause);
  });
  return {
    ...storage,
    async close() {
      isClosing = true;
      await storage.close();
      await worker.terminate();
    },
  };
}

/** A LogStorage at the other end of a port. `ended` rejects if the other end is gone. */
export async function connectLog(port: Port, ended: Promise<never>): Promise<LogStorage & LogCache> {
  const turn = fairTurns(partsAtOnce);
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (cause: LogFailure) => void }>();
  let lastId = 0;
  let gone: LogFailure | null = null;

  await new Promise<void>((resolve, reject) => {
    ended.catch((cause: unknown) => {
      gone = new LogFailure(cause instanceof Error ? cause.message : String(cause), { cause });
      for (const call of waiting.values()) call.reject(gone);
      waiting.clear();
      reject(gone);
    });
    port.on('message', (received) => {
      const message = received as LogThreadStart | LogAnswer;
      if (message.kind === 'ready') return resolve();
      if (message.kind === 'failed') return reject(new LogFailure(message.message));
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'answer') call?.resolve(message.answer as never);
      else call?.reject(new LogFailure(message.message));
    });
  });

  function call<Kind extends keyof LogCalls>(
    kind: Kind,
    ask: LogCalls[Kind]['ask'],
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<LogCalls[Kind]['answer']> {
    if (kind !== 'append') appending.flush();
    if (gone !== null) return Promise.reject(gone);
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      port.postMessage({ id, kind, ask }, handedOver);
    });
  }

  async function readPart(cartId: string, ranges: readonly EntryRange[]): Promise<LogPart> {
    const finish = await turn(cartId);
    return call('readPart', { cartId, ranges }).finally(finish);
  }

  const following = followers();
  const appending = appendByTurn(
    (batches) => {
      const packed = packBatches(batches);
      return call('append', packed, [packed.numbers.buffer, packed.updates.buffer]);
    },
    ({ cartId, update }) => following.committed(cartId, update),
  );

  return {
    open: (cartId) => call('open', cartId),
    append: appending.append,
    follow: following.follow,
    async *read(cartId, ranges) {
      let reading: Promise<LogPart> | null = ranges.length > 0 ? readPart(cartId, ranges) : null;
      while (reading !== null) {
        const { updates, rest }: LogPart = await reading;
        reading = null;
        for (let update = updates.shift(); update !== undefined; update = updates.shift()) {
          // The next part is read while the last of this one is on its way, and no earlier: a slow reader holds one part.
          if (updates.length === 0 && rest.length > 0) reading = readPart(cartId, rest);
          reading?.catch(() => {}); // if nobody asks for it any more
          yield update;
        }
      }
    },
    hashesAt: (cartId, places) => call('hashesAt', { cartId, places }),
    keepHeld: async (note) => {
      await call('keepHeld', note);
    },
    heldBy: (cartId) => call('heldBy', cartId),
    claim: (request) => call('claim', request),
    take: (messages) => call('take', messages),
    followed: () => call('followed', null),
    idle: (before) => call('idle', before),
    newlyGone: () => call('newlyGone', null),
    dropIdle: (before, except) => call('dropIdle', { before, except }),
    probe: async () => {
      await call('probe', null);
    },
    close: async () => {
      await call('close', null);
    },
  };
}
