// Brings a session up to date and keeps it so. It is subscribed first and then reads the log and the uncommitted tail as
// of that moment; what is passed on meanwhile waits, so that it sees each log in order and misses nothing.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import type { CartLog } from './cartLog.ts';
import type { Session } from './session.ts';

interface Reader {
  /** Frames to send when the answer is complete; null when it is. */
  waiting: Buffer[] | null;
  waitingBytes: number;
  /** What it has said to hold, of logs that are not known as far here: it was at another relay, or here before a crash. */
  readonly ahead: Map<ReplicaId, number>;
  /** Asked again during an answer. Only the last question counts. */
  next: StateVector | null;
}

export interface CatchUp {
  /** Answers a sync step 1; from then on the session is subscribed. */
  readonly answer: (session: Session, held: StateVector) => void;
  /** Passes a frame with these runs to all who are subscribed and lack them, save their author, if that is here. */
  readonly passOn: (frame: Buffer, runs: readonly EntryRun[], author: Session | null) => void;
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
    const reader: Reader = { waiting: [], waitingBytes: 0, next: null, ahead: aheadOf(log, held) };
    readers.set(session, reader);
    bringUpToDate(session, reader, held).catch(() => session.close('storage'));
  }

  return {
    answer,

    passOn(frame, runs, author) {
      for (const [session, reader] of readers) {
        if (session === author || (reader.ahead.size > 0 && holdsAll(reader.ahead, runs))) continue;
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

function aheadOf(log: CartLog, held: StateVector): Map<ReplicaId, number> {
  const ahead = [...held].filter(([replica, length]) => length > (log.knownLog(replica)?.length ?? 0));
  return new Map(ahead);
}

/** Forgets what it is ahead by no more. */
function holdsAll(ahead: Map<ReplicaId, number>, runs: readonly EntryRun[]): boolean {
  let holds = true;
  for (const { replica, seq, entries } of runs) {
    const end = seq + entries.length;
    const length = ahead.get(replica) ?? 0;
    if (end > length) holds = false;
    if (end >= length) ahead.delete(replica);
  }
  return holds;
}
