// Brings a session up to date and keeps it so. It is subscribed first and then reads the log and the uncommitted tail as
// of that moment; what is passed on meanwhile waits, so that it sees each log in order and misses nothing.

import type { StateVector } from '../../src/wire/stateVector.ts';
import type { CartLog } from './cartLog.ts';
import type { Session } from './session.ts';

interface Reader {
  /** Frames to send when the answer is complete; null when it is. */
  waiting: Buffer[] | null;
  waitingBytes: number;
  /** Asked again during an answer. Only the last question counts. */
  next: StateVector | null;
}

export interface CatchUp {
  /** Answers a sync step 1; from then on the session is subscribed. */
  readonly answer: (session: Session, held: StateVector) => void;
  /** Passes a frame to all who are subscribed, save its author, if that is here. */
  readonly passOn: (frame: Buffer, author: Session | null) => void;
  readonly leave: (session: Session) => void;
}

const nothing = Uint8Array.of(0, 0);

export function catchUp(log: CartLog, maxBufferedBytes: number): CatchUp {
  const readers = new Map<Session, Reader>();

  async function bringUpToDate(session: Session, reader: Reader, held: StateVector): Promise<void> {
    let last: Uint8Array = nothing;
    // The last part is the step 2, since that is what a stock provider takes for the end of the answer.
    for await (const update of log.readBeyond(held)) {
      if (last !== nothing) session.tell({ kind: 'sync-update', update: last });
      last = update;
      await session.drained();
      if (!session.isOpen()) return;
    }
    session.tell({ kind: 'sync-step-2', update: last });
    for (const frame of reader.waiting ?? []) session.write(frame);
    reader.waiting = null;
    const { next } = reader;
    reader.next = null;
    if (next !== null) answer(session, next);
  }

  function answer(session: Session, held: StateVector): void {
    const known = readers.get(session);
    if (known?.waiting) {
      known.next = held;
      return;
    }
    const reader: Reader = { waiting: [], waitingBytes: 0, next: null };
    readers.set(session, reader);
    bringUpToDate(session, reader, held).catch(() => session.close('storage'));
  }

  return {
    answer,

    passOn(frame, author) {
      for (const [session, reader] of readers) {
        if (session === author) continue;
        const { waiting } = reader;
        if (waiting === null) {
          session.write(frame);
          continue;
        }
        reader.waitingBytes += frame.length;
        if (reader.waitingBytes > maxBufferedBytes) session.hangUp();
        else waiting.push(frame);
      }
    },

    leave: (session) => {
      readers.delete(session);
    },
  };
}
