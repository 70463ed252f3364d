// One document's connection to the relay: y-websocket's provider with our handlers in place of its own, and the status that
// comes of it. It knows messages and sockets; entries it hands on. The provider's habits that matter are named where they
// are met (y-websocket 3.1.0; DESIGN: the relay, traps).

import { WebsocketProvider } from 'y-websocket';
import type { NewEntry } from '../../engine/eventStore.ts';
import type { ReplicaId, StreamId } from '../../engine/message.ts';
import type { RefusalReason, ReplicaStatus } from '../../engine/replica.ts';
import type { Sha256 } from '../../wire/entryHead.ts';
import {
  type ClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  protocolVersion,
  type RelayHello,
  type ServerMessage,
} from '../../wire/frames.ts';
import { subprotocolOf } from '../../wire/linkKeys.ts';
import { minEntryLimit } from '../../wire/updateGrammar.ts';
import { createDurableLengths } from './durableLengths.ts';
import type { LogDocument } from './logDocument.ts';
import type { Presence } from './presence.ts';
import { closeReason, createRefusals } from './refusals.ts';
import type { ReplicaEnvironment } from './replicaEnvironment.ts';
import { retryDelay } from './retryDelay.ts';
import { createSyncHandler, type ForkFound } from './syncHandler.ts';

export interface RelayConnection {
  status(): ReplicaStatus;
  durableLength(replicaId: ReplicaId): number;
  /** The document has grown. */
  documentGrew(): void;
  sendPresence(): void;
  reconnect(): void;
  close(): void;
}

export interface RelayConnectionOptions {
  readonly document: LogDocument;
  readonly presence: Presence;
  readonly streamId: StreamId;
  readonly key: string;
  readonly role: 'edit' | 'view';
  /** Origin of the relay: http(s) or ws(s). */
  readonly relayUrl: string;
  readonly sha256: Sha256;
  readonly environment: ReplicaEnvironment;
  readonly onEntries: (entries: readonly NewEntry[]) => void;
  /** Whether all entries handed on so far could be made durable here, once that is known. */
  readonly whenStored: () => Promise<boolean>;
  readonly onConnected: () => void;
  readonly onChange: () => void;
  readonly clockOffset: (ms: number) => void;
}

/** An attempt that has not been answered for so long is dropped: a browser would wait for minutes. */
const connectTimeoutMs = 10_000;
/** A hello that took longer says too little about the relay's time. */
const slowestHelloMs = 10_000;
/** All message types of one byte get our handler, so that those of a newer relay are ignored without a complaint. */
const messageTypes = 128;

export function createRelayConnection(options: RelayConnectionOptions): RelayConnection {
  const { document, presence, role, environment, onChange } = options;
  const { doc } = document;
  const durable = createDurableLengths(document.hashAt);
  const refusals = createRefusals();

  const provider = new WebsocketProvider(`${options.relayUrl.replace(/^http/, 'ws')}/sync`, options.streamId, doc, {
    awareness: presence.awareness,
    protocols: [subprotocolOf(options.key)],
    WebSocketPolyfill: environment.WebSocket,
    // Its channel between tabs carries whole documents past every check.
    disableBc: true,
    connect: false,
  });
  // It would send every state it hears of to everybody again.
  presence.awareness.off('update', provider._awarenessUpdateHandler);
  // Who only looks sends nothing.
  if (role === 'view') doc.off('update', provider._updateHandler);

  let link: 'connecting' | 'offline' | 'online' | 'refused' = 'connecting';
  let reason: RefusalReason | null = null;
  let detail = '';
  let isCaughtUp = false;
  let session = 0;
  let helloSentAt = 0;
  let relayHello: RelayHello | null = null;
  let connectTimer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const send = (message: ClientMessage) => {
    const { ws } = provider;
    if (provider.wsconnected && ws?.readyState === 1) ws.send(encodeClientMessage(message) as Uint8Array<ArrayBuffer>);
  };

  const sync = createSyncHandler({
    document,
    role,
    sha256: options.sha256,
    maxEntryBytes: () => Math.max(minEntryLimit, relayHello?.maxEntryBytes ?? 0),
    send,
    origin: () => provider,
    onEntries(entries) {
      options.onEntries(entries);
      reportForks(durable.recheck());
    },
    onFork: forkFound,
    onSynced() {
      // What the provider calls synced: it forgets its failures.
      provider.synced = true;
      const current = session;
      void options.whenStored().then((isStored) => {
        if (!isStored || current !== session || isCaughtUp) return;
        isCaughtUp = true;
        onChange();
      });
    },
  });

  const receive = (message: ServerMessage) => {
    switch (message.kind) {
      case 'awareness':
        return presence.receive(message.update);
      case 'query-awareness':
        return sendPresence();
      case 'durable':
        reportForks(durable.told(message.logs));
        refusals.settle(durable.lengthOf);
        return onChange();
      case 'refused':
        return refused(message);
      case 'hello':
        return hello(message);
      default:
        return sync.receive(message);
    }
  };

  const hello = (message: RelayHello) => {
    relayHello = message;
    const now = environment.now();
    const roundTrip = now - helloSentAt;
    // The relay read its clock somewhere between our hello and its own.
    if (roundTrip >= 0 && roundTrip < slowestHelloMs) options.clockOffset(message.time - (now - roundTrip / 2));
    onChange();
  };

  const refused = (message: Extract<ServerMessage, { kind: 'refused' }>) => {
    if (message.reason === 'gone') {
      provider.disconnect();
      return end('gone', message.detail);
    }
    refusals.note(message);
    onChange();
  };

  /**
   * Two writers have had one log. What each holds stays where it is, and none of it counts as being on the relay. Healing
   * (taking the relay's log, giving the id up, issuing again what nobody else has) is to start here.
   */
  function forkFound({ replicaId, seq, detail: words }: ForkFound) {
    refusals.note({ reason: 'fork', replica: replicaId, seq, count: 1, detail: words });
    onChange();
  }

  const reportForks = (replicaIds: readonly ReplicaId[]) => {
    for (const replicaId of replicaIds) {
      const seq = document.head(replicaId).length;
      forkFound({ replicaId, seq, detail: 'the relay holds another log under this id' });
    }
  };

  const end = (why: RefusalReason, words: string) => {
    link = 'refused';
    reason = why;
    detail = words;
    onChange();
  };

  const sendPresence = () => {
    if (presence.awareness.getLocalState() !== null) send({ kind: 'awareness', update: presence.encodeOwn() });
  };

  provider.messageHandlers = Array.from({ length: messageTypes }, () => (_encoder, decoder) => {
    if (isClosed) return;
    const message = decodeServerMessage(decoder.arr);
    if (message.kind !== 'unknown' && message.kind !== 'malformed') receive(message);
  });

  provider.on('status', ({ status }) => {
    if (status === 'connecting') {
      presence.begin();
      sync.begin();
      clearTimeout(connectTimer);
      connectTimer = setTimeout(retry, connectTimeoutMs);
    } else if (status === 'connected') {
      clearTimeout(connectTimer);
      session++;
      link = 'online';
      reason = null;
      isCaughtUp = false;
      helloSentAt = environment.now();
      // The provider sends its step 1 and our presence after this event: hello is first.
      send({ kind: 'hello', version: protocolVersion, logs: [...logsHeld()] });
      options.onConnected();
      onChange();
    }
  });

  const endSession = () => {
    session++;
    isCaughtUp = false;
    relayHello = null;
    durable.forget();
    refusals.forget();
  };

  provider.on('connection-close', (event) => {
    clearTimeout(connectTimer);
    if (isClosed) return;
    const failures = provider.wsUnsuccessfulReconnects + 1;
    // Its own backoff has no jitter; the cap is read after this event, and anew each time.
    provider.maxBackoffTime = retryDelay(failures, environment.isVisible(), environment.random);
    const neverOpened = !provider.wsconnected;
    if (!neverOpened) endSession();
    link = 'offline';
    reason = (event && closeReason(event.code)) ?? (neverOpened ? reason : null);
    if (neverOpened && event !== null) void explain(failures);
    onChange();
  });

  provider.on('closed', ({ code, reason: words }) => end(closeReason(code) ?? 'malformed', words));

  /** A refused upgrade looks like a lost network (1006). When HTTP gets through, something in between does not let it. */
  const explain = async (failures: number) => {
    // Not at once, since a relay that starts answers HTTP a moment before; and not every time.
    if (failures % 4 !== 2) return;
    const current = session;
    const isUp = await environment.isRelayUp(options.relayUrl.replace(/^ws/, 'http'));
    if (current !== session || link !== 'offline') return;
    reason = isUp ? 'unreachable-relay' : null;
    onChange();
  };

  /** Drops the present attempt or connection; the next one comes after the usual delay. */
  const retry = () => {
    provider.disconnect();
    provider.shouldConnect = true;
  };

  const connectNow = () => {
    provider.disconnect();
    if (link !== 'connecting') {
      link = 'connecting';
      reason = null;
      onChange();
    }
    provider.connect();
  };

  function* logsHeld() {
    for (const replicaId of document.replicas()) {
      const { length, hash } = document.head(replicaId);
      if (length > 0) yield { replica: replicaId as number, length, headHash: hash };
    }
  }

  const stopListening = environment.onWake((why) => {
    if (link === 'refused') return;
    // After a change of networks the old socket may be dead without knowing it.
    if (why === 'online' || link === 'offline') connectNow();
  });
  provider.connect();

  return {
    status() {
      switch (link) {
        case 'connecting':
          return { kind: 'connecting' };
        case 'offline':
          return reason === null ? { kind: 'offline' } : { kind: 'offline', reason };
        case 'refused':
          return { kind: 'refused', reason: reason ?? 'malformed', detail };
        case 'online': {
          const refusal = refusals.current();
          const online = { kind: 'online', role: relayHello?.role ?? role, caughtUp: isCaughtUp } as const;
          return refusal === null ? online : { ...online, refusal };
        }
      }
    },
    durableLength: durable.lengthOf,
    documentGrew: () => reportForks(durable.recheck()),
    sendPresence,
    reconnect() {
      if (!provider.wsconnected) connectNow();
    },
    close() {
      isClosed = true;
      clearTimeout(connectTimer);
      stopListening();
      // Or the goodbye that it encodes throws: it looks for our presence under the document's client id.
      doc.clientID = document.sessionId;
      provider.destroy();
    },
  };
}
