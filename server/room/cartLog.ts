// One cart's logs as its room knows them: what is admitted, what of that is durable, and the entries in between. It
// hands entries to the storage and follows their fate; it knows no sessions.

import { entryHash } from '../../src/log/entryHead.ts';
import type { LogHead, ToldHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate, encodeUpdates, maxUpdateBytes, splitRuns } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { AdmittedRun, LogRefusal } from '../../src/wire/guard.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import { sha256 } from '../host/sha256.ts';
import { type Continuation, continuation } from '../log/continuation.ts';
import type { EntryPlace, EntryRange, LogStorage, StoredCart } from '../log/logStorage.ts';
import type { CartLogEvents, Passed } from './cartLogEvents.ts';
import { agree, cartTail, count, type Pending, withoutFirst } from './cartTail.ts';
import type { Measures } from './measures.ts';

export interface CartLogPorts {
  readonly cartId: string;
  readonly storage: LogStorage;
  /** Resolves when a commit works again. */
  readonly whenWritable: () => Promise<void>;
  readonly now: () => number;
  readonly measures: Measures;
}

/** What a cart has admitted so far. */
export interface CartSize {
  readonly logs: number;
  readonly entries: number;
  readonly bytes: number;
}

export interface CartLog {
  readonly knownLog: (replica: ReplicaId) => LogHead | null;
  /** The hash of an entry that was here and is lost. */
  readonly lostHash: (replica: ReplicaId, seq: number) => string | undefined;
  readonly size: () => CartSize;
  /** Why nothing can be taken for now; null: it can. */
  readonly trouble: () => string | null;
  /** Takes what the guard has admitted, with the update that says just that, if there is one. Returns the updates to pass on. */
  readonly take: (runs: readonly AdmittedRun[], verbatim: Uint8Array | null) => readonly Passed[];
  /** How much of each log is admitted. */
  readonly lengths: () => StateVector;
  readonly durableLength: (replica: ReplicaId) => number;
  /** The durable end of each log. */
  readonly durable: () => readonly ToldHead[];
  /** What a holder of `held` lacks, as of now. */
  readonly readBeyond: (held: StateVector) => AsyncIterable<Uint8Array>;
  readonly hashesAt: (places: readonly EntryPlace[]) => Promise<readonly (string | null)[]>;
  /** Resolves when nothing waits for a commit. */
  readonly settled: () => Promise<void>;
  /** Nobody follows it any more. */
  readonly end: () => void;
}

const noDisk = 'the relay cannot write to its disk';

export async function openCartLog(ports: CartLogPorts, events: CartLogEvents): Promise<CartLog> {
  const { cartId, storage, whenWritable, now, measures } = ports;
  let stored: StoredCart = { logs: new Map(), position: 0, bytes: 0, isGone: false, lost: new Map() };
  let admitted = new Map<ReplicaId, LogHead>();
  let durable = new Map<ReplicaId, LogHead>();
  /** Of what is durable. */
  const size = { entries: 0, bytes: 0 };
  const tail = cartTail();
  let isFailed = false;
  let awayFor: string | null = null;
  /** Counts failures: what was appended before one is no longer anybody's. */
  let era = 0;
  let lastCommit: Promise<void> = Promise.resolve();
  /** What is heard while the log is being opened; null: it is open. */
  let early: Uint8Array[] | null = [];

  const end = storage.follow(cartId, {
    committed: hear,
    away(reason) {
      awayFor = reason;
    },
    back() {
      awayFor = null;
      if (!isFailed && early === null) events.recovered();
    },
    held: events.held,
    changed() {
      if (!isFailed && early === null) forgetTail();
    },
  });

  /** Where an update is judged twice, since it was committed while the log was opened, its entries are known already. */
  async function open(): Promise<void> {
    early ??= [];
    stored = await storage.open(cartId);
    if (stored.isGone) throw new CartGone();
    admitted = new Map(stored.logs);
    durable = new Map(stored.logs);
    Object.assign(size, { entries: stored.position, bytes: stored.bytes });
    const heard = early ?? [];
    early = null;
    for (const update of heard) hear(update);
  }

  function commit(runs: readonly AdmittedRun[], update: Uint8Array): void {
    const pending = tail.push(update, runs);
    for (const { entries } of runs) measures.entries += entries.length;
    const appendedIn = era;
    const isCommitted = measures.commit();
    lastCommit = storage.append({ cartId, update, receivedAt: now() }).then(
      (refusals) => {
        isCommitted();
        if (era === appendedIn) settle(pending, refusals);
      },
      () => {
        if (era === appendedIn) forgetTail();
      },
    );
  }

  /** A batch is durable: what of it continues the log moves its end. */
  function hear(update: Uint8Array): void {
    if (early !== null) return void early.push(update);
    const own = tail.hear(update);
    // Nobody has written in between: what was admitted is what is taken.
    const isNext = ({ replica, seq }: EntryRun) => (durable.get(replica)?.length ?? 0) === seq;
    const isAsAdmitted = own !== undefined && own.runs === own.all && own.runs.every(isNext);
    const { runs, refusals } = isAsAdmitted ? { runs: own.runs, refusals: [] } : judge(update);
    if (own !== undefined) own.isTaken = refusals.length === 0;
    for (const run of runs) durable.set(run.replica, run.head);
    count(size, runs);
    if (isAsAdmitted || runs.length === 0) return;
    const fresh = runs.map(newToSessions).filter((run) => run !== null);
    if (fresh.length > 0) events.arrived(passed(fresh));
    if (own === undefined) events.durable(runs.map(({ head }) => head));
  }

  function judge(update: Uint8Array): Pick<Continuation, 'runs' | 'refusals'> {
    try {
      return continuation(update, { head: (replica) => durable.get(replica) ?? null, hashAt: () => null, lostHash });
    } catch {
      return { runs: [], refusals: [] }; // no update at all
    }
  }

  /** What of a run nobody here has been given. Where what waits is another branch of its log, that is what gives way. */
  function newToSessions(run: AdmittedRun): EntryRun | null {
    const { replica, head } = run;
    const ours = tail.runsOf(replica);
    const known = admitted.get(replica);
    if (ours.length > 0 && ours.every((own) => agree(own, run))) {
      if (known !== undefined && known.length >= head.length) return null;
      admitted.set(replica, head);
      return withoutFirst(run, (known?.length ?? 0) - run.seq);
    }
    if (ours.length > 0) tail.giveWay(replica);
    admitted.set(replica, head);
    return run;
  }

  function settle(pending: Pending, refusals: readonly LogRefusal[]): void {
    tail.shift();
    for (const { replica } of refusals) {
      tail.giveWay(replica);
      const head = durable.get(replica);
      if (head === undefined) admitted.delete(replica);
      else admitted.set(replica, head);
    }
    const heads = pending.all.map(({ replica }) => durable.get(replica)).filter((head) => head !== undefined);
    events.settled(refusals);
    if (heads.length > 0) events.durable(heads);
    // The storage has it otherwise: it has lost entries, say.
    if (refusals.length > 0 && pending.isTaken) forgetTail();
  }

  /** Also the batches behind the failed one are dropped: what they continue may not be there. */
  function forgetTail(): void {
    const dropped = tail.clear();
    admitted = new Map(durable);
    isFailed = true;
    era++;
    events.dropped(dropped);
    void recover();
  }

  async function recover(): Promise<void> {
    for (;;) {
      await whenWritable();
      try {
        await open();
        break;
      } catch (cause) {
        if (cause instanceof CartGone) return events.gone();
        // The disk failed again in between: wait once more.
      }
    }
    isFailed = false;
    events.recovered();
  }

  /** What could not be read is damaged, or another than is known here: in either case the storage knows better. */
  async function* readOrForget(ranges: readonly EntryRange[]): AsyncGenerator<Uint8Array> {
    const updates = storage.read(cartId, ranges)[Symbol.asyncIterator]();
    for (;;) {
      const next = await orForget(updates.next());
      if (next.done) return;
      yield next.value;
    }
  }

  async function orForget<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (cause) {
      events.unreadable(cause);
      if (!isFailed) forgetTail();
      throw cause;
    }
  }

  const lostHash = (replica: ReplicaId, seq: number) => stored.lost.get(replica)?.get(seq);

  try {
    await open();
  } catch (cause) {
    end();
    throw cause;
  }

  return {
    knownLog: (replica) => admitted.get(replica) ?? null,
    lostHash,
    size: () => ({
      logs: admitted.size,
      entries: size.entries + tail.size.entries,
      bytes: size.bytes + tail.size.bytes,
    }),
    trouble: () => (isFailed ? noDisk : awayFor),

    take(runs, verbatim) {
      for (const run of runs) admitted.set(run.replica, run.head);
      const whole = verbatim ?? encodeUpdate(runs);
      commit(runs, whole);
      return whole.length <= maxUpdateBytes ? [{ update: whole, runs }] : passed(runs);
    },

    lengths: () => new Map([...admitted].map(([replica, log]) => [replica, log.length])),

    durableLength: (replica) => durable.get(replica)?.length ?? 0,

    durable: () => [...durable.values()],

    readBeyond(held) {
      const heldOf = (replica: ReplicaId) => held.get(replica) ?? 0;
      const ranges: EntryRange[] = [];
      for (const [replica, { length }] of durable) {
        if (heldOf(replica) < length) ranges.push({ replica, from: heldOf(replica), to: length });
      }
      const beyond = (replica: ReplicaId) => Math.max(heldOf(replica), durable.get(replica)?.length ?? 0);
      const uncommitted = tail.runs().map((run) => withoutFirst(run, beyond(run.replica) - run.seq));
      return inOrder(readOrForget(ranges), encodeUpdates(uncommitted));
    },

    async hashesAt(places) {
      const uncommitted = tail.runs();
      const stored = await orForget(storage.hashesAt(cartId, places));
      return places.map(({ replica, seq }, index) => {
        const run = uncommitted.find(
          (run) => run.replica === replica && seq >= run.seq && seq < run.seq + run.entries.length,
        );
        const entry = run?.entries[seq - run.seq];
        return entry ? entryHash(entry.bytes, sha256) : (stored[index] ?? null);
      });
    },

    settled: () => lastCommit,
    end,
  };
}

function passed(runs: readonly EntryRun[]): Passed[] {
  return Array.from(splitRuns(runs), (group) => ({ update: encodeUpdate(group), runs: group }));
}

/** Nobody can use this cart any more. */
export class CartGone extends Error {}

async function* inOrder<Value>(first: AsyncIterable<Value>, then: Iterable<Value>): AsyncGenerator<Value> {
  yield* first;
  yield* then;
}
