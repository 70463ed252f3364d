// One cart on the relay: its sessions, and what is said in it. It admits entries, passes them on at once, and says that
// they are durable when they are. Of an entry it reads the head; it has never heard of a cart.

import type { ToldHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { ClientMessage, HeldLogs } from '../../src/wire/frames.ts';
import { guardUpdate } from '../../src/wire/guard.ts';
import { protocolVersion } from '../../src/wire/protocolVersion.ts';
import type { After } from '../host/after.ts';
import { sha256 } from '../host/sha256.ts';
import type { LogStorage } from '../log/logStorage.ts';
import { acknowledgements } from './acknowledgements.ts';
import { withinLimits } from './cartLimits.ts';
import { type CartLog, openCartLog } from './cartLog.ts';
import type { Passed } from './cartLogEvents.ts';
import { type CatchUp, catchUp } from './catchUp.ts';
import { claims } from './claims.ts';
import { type Holdings, holdings } from './holdings.ts';
import type { Journal } from './journal.ts';
import type { RelayLimits } from './limits.ts';
import type { Measures } from './measures.ts';
import type { OtherRelays } from './otherRelays.ts';
import { peopleElsewhere } from './peopleElsewhere.ts';
import { presence } from './presence.ts';
import { rateLimit } from './rateLimit.ts';
import { maxRefusals, refuseAll, refuseForks } from './refusals.ts';
import type { Pace, Session } from './session.ts';
import { webSocketFrame } from './webSocketFrame.ts';

export interface RoomPorts {
  readonly cartId: string;
  readonly storage: LogStorage;
  readonly others: OtherRelays;
  readonly whenWritable: () => Promise<void>;
  readonly limits: RelayLimits;
  readonly hidesViewers: boolean;
  /** Whether this address may start one more cart, which counts as done. */
  readonly mayStartCart: (address: string) => boolean;
  readonly now: () => number;
  readonly after: After;
  readonly measures: Measures;
  readonly journal: Journal;
}

export interface Room {
  /** Resolves when the room knows its log. Before that, no session may speak. */
  readonly ready: Promise<void>;
  readonly sessions: ReadonlySet<Session>;
  readonly pace: Pace;
  readonly join: (session: Session) => void;
  readonly receive: (session: Session, message: ClientMessage) => void;
  readonly leave: (session: Session) => void;
  /** The operator has deleted the cart: tells all, and closes. */
  readonly endForGood: () => void;
  /** Resolves when nothing waits for a commit. */
  readonly settled: () => Promise<void>;
  /** Nobody is in it any more, and nobody will be. */
  readonly end: () => void;
}

export function openRoom(ports: RoomPorts): Room {
  const { limits, now, measures } = ports;
  const sessions = new Set<Session>();
  /** Those whose answer is still coming: until it ends, they are not asked again. */
  const asked = new Set<Session>();
  const people = presence(limits.maxAwarenessBytes);
  const elsewhere = peopleElsewhere({
    ...ports,
    passOn(frame) {
      for (const session of sessions) session.write(frame);
    },
    own: () => people.framesFor(null),
  });
  const acknowledging = acknowledgements(sessions);
  const pace: Pace = {
    frames: rateLimit(limits.roomFramesPerSecond, now),
    bytes: rateLimit(limits.roomBytesPerSecond, now),
  };
  let open: { readonly log: CartLog; readonly readers: CatchUp } | null = null;
  const claiming = claims({
    ...ports,
    maxClaims: limits.maxClaimsPerCart,
    trouble: () => (open === null ? 'the relay is still reading the cart' : open.log.trouble()),
  });
  /** From the first hello on. */
  let held: Holdings | null = null;

  const unreadable = (cause: unknown) =>
    ports.journal.error(
      { cart: ports.cartId, cause: String(cause) },
      'entries could not be read; members are asked for them',
    );
  const events = {
    arrived(updates: readonly Passed[]) {
      for (const { update, runs } of updates)
        open?.readers.passOn(webSocketFrame({ kind: 'sync-update', update }), runs, null);
    },
    settled: acknowledging.settled,
    durable: acknowledging.durable,
    held: (devices: readonly HeldLogs[]) => held?.learnFrom(devices),
    dropped: tellDropped,
    recovered: askEditors,
    unreadable,
    gone: endForGood,
  };
  const ready = openCartLog(ports, events).then((log) => {
    open = { log, readers: catchUp(log, limits.maxBufferedBytes) };
  });

  function tellDropped(runs: readonly { replica: ReplicaId; seq: number; entries: readonly unknown[] }[]): void {
    acknowledging.dropped();
    for (const session of editors()) {
      for (const { replica, seq, entries } of runs.slice(0, maxRefusals)) {
        session.refuse({
          reason: 'storage',
          replica,
          seq,
          count: entries.length,
          detail: 'could not be written to disk',
        });
      }
    }
  }

  function askEditors(): void {
    held?.cut();
    for (const session of editors()) {
      if (session.saidHello() && open) session.tell({ kind: 'durable', logs: open.log.durable() });
      ask(session);
    }
  }

  function ask(session: Session): void {
    if (open === null) return;
    asked.add(session);
    session.tell({ kind: 'sync-step-1', stateVector: open.log.lengths() });
  }

  const editors = () => [...sessions].filter((session) => session.role === 'edit');

  function welcome(session: Session, claimed: readonly ToldHead[]): void {
    if (open === null) return;
    const { maxEntryBytes } = limits;
    session.tell({ kind: 'hello', version: protocolVersion, time: now(), role: session.role, maxEntryBytes });
    session.tell({ kind: 'durable', logs: open.log.durable() });
    const { durableLength } = open.log;
    held ??= holdings({ ...ports, sessions, durableLength, maxDevices: limits.maxDevicesPerCart });
    held.welcome(session);
    // Where the client holds more than the relay, it compares heads itself. Once per log, however often it names it.
    const logs = new Map(claimed.map((log) => [log.replica, log]));
    const comparable = [...logs.values()].filter(
      ({ replica, length }) => length > 0 && length <= (open?.log.knownLog(replica)?.length ?? 0),
    );
    refuseForks(
      open.log,
      session,
      comparable.map(({ replica, length, hash }) => ({ replica, seq: length - 1, hash })),
    );
  }

  function takeUpdate(session: Session, update: Uint8Array, kind: 'sync-step-2' | 'sync-update'): void {
    if (open === null) return;
    const { log, readers } = open;
    const isAnswer = kind === 'sync-step-2' || asked.has(session);
    if (kind === 'sync-step-2') asked.delete(session);
    if (update.length === 2 && update[0] === 0 && update[1] === 0) return;
    if (session.role === 'view')
      return session.refuse({ reason: 'view-only', detail: 'this link cannot change the cart' });
    const detail = log.trouble();
    if (detail !== null) return session.refuse({ reason: 'storage', detail });
    const { maxEntryBytes, maxEntriesPerFrame: maxEntries } = limits;
    const { knownLog, lostHash } = log;
    const judged = guardUpdate(update, { maxEntryBytes, maxEntries, knownLog, lostHash, sha256 });
    if (judged.kind === 'refused') return session.refuse(judged);
    const { within, beyond } = withinLimits(log, judged.admitted, limits, () => ports.mayStartCart(session.address));
    if (within.length > 0) {
      acknowledging.wait(session, measures.acknowledgement());
      const isWhole = judged.isVerbatim && beyond.length === 0;
      for (const { update: part, runs } of log.take(within, isWhole ? update : null)) {
        readers.passOn(webSocketFrame({ kind: 'sync-update', update: part }), runs, session);
      }
      acknowledging.tellOthers();
    }
    refuseForks(log, session, judged.unproven);
    const gaps = judged.refusals.filter(({ reason }) => reason === 'gap');
    // Not on the answer to this very question: where its first part is refused, all that follow it leave gaps.
    if (gaps.length > 0 && !isAnswer) ask(session);
    refuseAll(session, [...judged.refusals.filter(({ reason }) => reason !== 'gap'), ...beyond]);
  }

  function hear(session: Session, update: Uint8Array): void {
    if (session.role === 'view' && ports.hidesViewers) return;
    const frame = people.hear(session, update);
    if (frame === 'malformed') session.refuse({ reason: 'malformed', detail: 'not an awareness update' });
    else if (frame !== null) {
      for (const other of sessions) if (other !== session) other.write(frame);
      elsewhere.say(frame);
    }
  }

  function endForGood(): void {
    for (const session of sessions) {
      if (session.saidHello()) session.refuse({ reason: 'gone', detail: 'this cart was deleted by the operator' });
      session.close('gone');
    }
  }

  function tellPeople(session: Session): void {
    for (const frame of [people.framesFor(session), elsewhere.frame()]) if (frame !== null) session.write(frame);
  }

  return {
    ready,
    sessions,
    pace,
    endForGood,

    join(session) {
      sessions.add(session);
      ready.then(
        () => {
          if (session.role === 'edit') ask(session);
          tellPeople(session);
        },
        () => {}, // the session closes itself
      );
    },

    receive(session, message) {
      switch (message.kind) {
        case 'hello':
          return welcome(session, message.logs);
        case 'sync-step-1':
          return open?.readers.answer(session, message.stateVector);
        case 'sync-step-2':
        case 'sync-update':
          return takeUpdate(session, message.update, message.kind);
        case 'awareness':
          return hear(session, message.update);
        case 'query-awareness':
          return tellPeople(session);
        case 'held':
          return held?.hear(session, message);
        case 'claim':
          return claiming.hear(session, message);
      }
    },

    leave(session) {
      sessions.delete(session);
      asked.delete(session);
      open?.readers.leave(session);
      held?.leave(session);
      const frame = people.leave(session);
      if (frame !== null) for (const other of sessions) other.write(frame);
      elsewhere.say(frame);
    },

    settled: async () => {
      await ready;
      held?.flush();
      await claiming.settled();
      await open?.log.settled();
      acknowledging.flush();
    },
    end() {
      elsewhere.end();
      open?.log.end();
    },
  };
}
