// What is said over one connection after another: hello, sync, presence, acknowledgements and refusals. Knows messages; who
// carries them, and when to try again, is the connection's business.

import type { NewEntry } from '../../engine/eventStore.ts';
import type { ForkedLog, RelayView } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Role } from '../../log/role.ts';
import { type ClientMessage, decodeServerMessage, type RelayHello, type ServerMessage } from '../../wire/frames.ts';
import { isSpoken, protocolVersion } from '../../wire/protocolVersion.ts';
import { minEntryLimit } from '../../wire/updateGrammar.ts';
import { createClaimsAsked } from './claimsAsked.ts';
import { createDurableLengths } from './durableLengths.ts';
import { createHeldElsewhere } from './heldElsewhere.ts';
import { createHeldTelling } from './heldTelling.ts';
import { createLineWatch } from './lineWatch.ts';
import type { LogDocument } from './logDocument.ts';
import type { Presence } from './presence.ts';
import { createRefusals } from './refusals.ts';
import { createSyncHandler, type ForkFound } from './syncHandler.ts';

export interface RelaySessionOptions {
  readonly document: LogDocument;
  readonly presence: Presence;
  readonly role: Role;
  /** What this device is called among those that hold this stream. */
  readonly device: string;
  /** ms since 1970 by this device's own clock. */
  readonly now: () => number;
  /** Calls `run` once, after so many ms, unless the returned function is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onEntries: (entries: readonly NewEntry[]) => void;
  /** Whether all entries handed on so far could be made durable here, once that is known. */
  readonly whenStored: () => Promise<boolean>;
  /** How much of a log is in the store. */
  readonly storedLength: (replicaId: ReplicaId) => number;
  readonly clockOffset: (ms: number, doubtMs: number) => void;
  /** The relay's branch of a log, which parts from ours. */
  readonly onFork: (log: ForkedLog) => void;
  readonly onChange: () => void;
}

export interface RelaySession {
  /** Of an open connection. */
  readonly relay: RelayView;
  /** A connection is open: says hello. */
  begin(): void;
  end(): void;
  receive(frame: Uint8Array): void;
  documentGrew(): void;
  /** More of these logs is in the store. */
  storeGrew(replicaIds: Iterable<ReplicaId>): void;
  sendPresence(): void;
}

/** A hello that took longer says too little about the relay's time. */
const slowestHelloMs = 10_000;

export function createRelaySession(
  options: RelaySessionOptions,
  line: {
    readonly send: (message: ClientMessage) => void;
    /** Bytes that were sent and have not left this device yet. */
    readonly unsent: () => number;
    /** It does not answer, though the first exchange of logs was done: nothing large can be on its way. */
    readonly onSilent: () => void;
    /** Yjs's transaction origin for what comes over this line. */
    readonly origin: () => unknown;
    readonly onSynced: () => void;
    /** The relay has given this cart up. */
    readonly onGone: (detail: string) => void;
    /** The relay is of a version that this app does not speak any more. */
    readonly onOutdatedRelay: (detail: string) => void;
  },
): RelaySession {
  const { document, presence, role, now, onChange } = options;
  const durable = createDurableLengths(document.hashAt);
  const refusals = createRefusals();
  const elsewhere = createHeldElsewhere(options.device);
  // Who only looks tells nothing.
  const telling =
    role === 'view'
      ? null
      : createHeldTelling({
          device: options.device,
          heldLength: (replicaId) => Math.min(options.storedLength(replicaId), durable.lengthOf(replicaId)),
          send: line.send,
          now,
          after: options.after,
        });
  const claims = createClaimsAsked((claim) => line.send({ kind: 'claim', ...claim }));
  let isOpen = false;
  let connections = 0;
  let isCaughtUp = false;
  let helloSentAt = 0;
  let relayHello: RelayHello | null = null;

  const sync = createSyncHandler({
    document,
    role,
    maxEntryBytes: () => Math.max(minEntryLimit, relayHello?.maxEntryBytes ?? 0),
    send: line.send,
    origin: line.origin,
    onEntries(entries) {
      options.onEntries(entries);
      documentGrew();
    },
    onFork: forkFound,
    onBranch: options.onFork,
    onSynced() {
      line.onSynced();
      const connection = connections;
      void options.whenStored().then((isStored) => {
        if (!isStored || connection !== connections || isCaughtUp) return;
        isCaughtUp = true;
        telling?.begin(document.replicas());
        onChange();
      });
    },
  });

  const watch = createLineWatch({
    isAwaiting: () => isOpen && refusals.current() === null && (!isCaughtUp || someEntryWaits()),
    ask: sync.ask,
    unsent: line.unsent,
    after: options.after,
    onSilent() {
      if (isCaughtUp) line.onSilent();
      else onChange();
    },
    onBack: onChange,
  });

  function someEntryWaits(): boolean {
    if (role === 'view') return false;
    for (const replicaId of document.replicas()) {
      if (document.head(replicaId).length > durable.lengthOf(replicaId)) return true;
    }
    return false;
  }

  function handle(message: ServerMessage) {
    switch (message.kind) {
      case 'awareness':
        return presence.receive(message.update);
      case 'query-awareness':
        return sendPresence();
      case 'durable':
        durable.told(message.logs).forEach(otherLog);
        refusals.settle(durable.lengthOf);
        telling?.grew(message.logs.map(({ replica }) => replica as ReplicaId));
        return onChange();
      case 'refused':
        if (message.reason === 'gone') return line.onGone(message.detail);
        if (message.reason === 'fork') sync.fetchBranch(message.replica as ReplicaId);
        refusals.note(message);
        return onChange();
      case 'hello':
        return hello(message);
      case 'held':
        return elsewhere.heard(message.devices) ? onChange() : undefined;
      case 'claimed':
        return claims.answered(message);
      default:
        return sync.receive(message);
    }
  }

  function hello(message: RelayHello) {
    if (!isSpoken(message.version)) return line.onOutdatedRelay(`protocol version ${message.version}`);
    relayHello = message;
    const roundTrip = now() - helloSentAt;
    // The relay read its clock somewhere between our hello and its own.
    const doubt = roundTrip / 2;
    if (roundTrip >= 0 && roundTrip < slowestHelloMs) options.clockOffset(message.time - helloSentAt - doubt, doubt);
    onChange();
  }

  /**
   * Two writers have had one log. What each holds stays where it is, and none of it counts as being on the relay, until
   * the relay's branch is here and the app heals the fork with it.
   */
  function forkFound({ replicaId, seq, detail }: ForkFound) {
    refusals.note({ reason: 'fork', replica: replicaId, seq, count: 1, detail });
    sync.fetchBranch(replicaId);
    onChange();
  }

  function otherLog(replicaId: ReplicaId) {
    forkFound({ replicaId, seq: document.head(replicaId).length, detail: 'the relay holds another log under this id' });
  }

  function documentGrew() {
    durable.recheck().forEach(otherLog);
    watch.look();
  }

  function sendPresence() {
    if (presence.awareness.getLocalState() !== null) line.send({ kind: 'awareness', update: presence.encodeOwn() });
  }

  return {
    relay: {
      status() {
        if (watch.isSilent()) return { kind: 'offline' };
        const refusal = refusals.current();
        const online = { kind: 'online', role: relayHello?.role ?? role, caughtUp: isCaughtUp } as const;
        return refusal === null ? online : { ...online, refusal };
      },
      durableLength: durable.lengthOf,
      heldElsewhere: elsewhere.all,
      claim: (name, value) => (isOpen ? claims.ask({ name, value }) : Promise.resolve({ kind: 'unanswered' })),
    },
    begin() {
      isOpen = true;
      connections++;
      sync.begin();
      helloSentAt = now();
      const logs = [...document.replicas()].map((replicaId) => {
        const { length, hash } = document.head(replicaId);
        return { replica: replicaId, length, hash };
      });
      line.send({ kind: 'hello', version: protocolVersion, logs });
      watch.look();
    },
    end() {
      isOpen = false;
      claims.end();
      connections++;
      isCaughtUp = false;
      relayHello = null;
      watch.end();
      telling?.end();
      durable.forget();
      refusals.forget();
    },
    receive(frame) {
      const message = decodeServerMessage(frame);
      if (message.kind !== 'unknown' && message.kind !== 'malformed') handle(message);
      watch.heard();
    },
    documentGrew,
    storeGrew: (replicaIds) => telling?.grew(replicaIds),
    sendPresence,
  };
}
