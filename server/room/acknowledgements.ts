// Says what has become durable: to who sent it in the same turn of the event loop, to the others with the next frame that
// goes to them anyway, or a moment later. A write to a socket is the dearest thing a relay does, and only its author is
// waiting.

import type { ToldHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { refuseAll } from './refusals.ts';
import type { Refusal, Session } from './session.ts';
import { webSocketFrame } from './webSocketFrame.ts';

export interface Acknowledgements {
  /** The author's entries wait for their commit, behind those that wait already. `done` is called when they are acknowledged. */
  readonly wait: (author: Session, done: () => void) => void;
  /** The entries that have waited longest are judged: their author hears of what becomes durable in this turn. */
  readonly settled: (refusals: readonly Refusal[]) => void;
  /** Logs are durable up to these heads. */
  readonly durable: (logs: readonly ToldHead[]) => void;
  /** What waits will not become durable. */
  readonly dropped: () => void;
  /** A frame is about to go to everybody: what they have not been told yet goes with it. */
  readonly tellOthers: () => void;
  /** Tells everybody now. */
  readonly flush: () => void;
}

/** Nobody waits for news of what others have saved. */
const othersAfterMs = 50;

export function acknowledgements(sessions: Iterable<Session>): Acknowledgements {
  let waiting: { readonly author: Session; readonly done: () => void }[] = [];
  /** Durable and not told to anybody. */
  let fresh = new Map<ReplicaId, ToldHead>();
  let acknowledged: typeof waiting = [];
  /** Told to their authors only. */
  let owed = new Map<ReplicaId, ToldHead>();
  /** The one who knows all that is owed, if there is one. */
  let knower: Session | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const frameOf = (logs: ReadonlyMap<ReplicaId, ToldHead>) =>
    webSocketFrame({ kind: 'durable', logs: [...logs.values()] });

  function tellAuthors(): void {
    if (fresh.size === 0) return;
    const frame = frameOf(fresh);
    const told = new Set(acknowledged.map(({ author }) => author));
    for (const author of told) if (author.saidHello()) author.write(frame);
    for (const { done } of acknowledged) done();
    const [author = null] = told.size === 1 ? told : [];
    if (owed.size === 0) knower = author;
    else if (knower !== author) knower = null;
    for (const [replica, log] of fresh) owed.set(replica, log);
    fresh = new Map();
    acknowledged = [];
    timer ??= setTimeout(tellOthers, othersAfterMs).unref();
  }

  function tellOthers(): void {
    if (owed.size === 0) return;
    const frame = frameOf(owed);
    for (const session of sessions) if (session !== knower && session.saidHello()) session.write(frame);
    owed = new Map();
    knower = null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    wait: (author, done) => {
      waiting.push({ author, done });
    },
    settled(refusals) {
      const first = waiting.shift();
      if (first === undefined) return;
      if (refusals.length > 0) refuseAll(first.author, refusals);
      acknowledged.push(first);
    },
    durable(logs) {
      if (fresh.size === 0) setImmediate(tellAuthors);
      for (const log of logs) fresh.set(log.replica, log);
    },
    dropped() {
      waiting = [];
    },
    tellOthers,
    flush() {
      tellAuthors();
      tellOthers();
    },
  };
}
