// Brings a session up to date and keeps it so. It is subscribed first and then reads the log and the uncommitted tail as
// of that moment; what is passed on meanwhile waits, so that it sees each log in order and misses nothing.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import type { CartLog } from './cartLog.ts';
import { withoutFirst } from './cartTail.ts';
import type { Session } from './session.ts';
import { webSocketFrame } from './webSocketFrame.ts';

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
  /** Passes a frame with these runs to all who are subscribed, each what it lacks, save their author, if that is here. */
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
        if (session === author) continue;
        const lacking = reader.ahead.size === 0 ? frame : frameBeyond(reader.ahead, runs, frame);
        if (lacking === null) continue;
        const { waiting } = reader;
        if (waiting === null) {
          session.write(lacking);
          continue;
        }
        reader.waitingBytes += lacking.length;
        if (reader.waitingBytes > maxBufferedBytes) session.hangUp();
        else waiting.push(lacking);
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

/** What it lacks of the runs; null: it holds all. Forgets what it is ahead by no more. */
function frameBeyond(ahead: Map<ReplicaId, number>, runs: readonly EntryRun[], whole: Buffer): Buffer | null {
  const lacking = runs.map((run) => withoutFirst(run, (ahead.get(run.replica) ?? 0) - run.seq));
  for (const { replica, seq, entries } of runs) {
    if (seq + entries.length >= (ahead.get(replica) ?? 0)) ahead.delete(replica);
  }
  if (lacking.every(({ seq }, index) => seq === runs[index]?.seq)) return whole;
  const left = lacking.filter(({ entries }) => entries.length > 0);
  return left.length === 0 ? null : webSocketFrame({ kind: 'sync-update', update: encodeUpdate(left) });
}
