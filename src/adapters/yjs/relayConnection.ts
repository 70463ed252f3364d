// One document's connection to the relay: y-websocket's provider with our handlers in place of its own, when it tries again,
// and the status that comes of it. The provider's habits that matter are named where they are met (y-websocket 3.1.0).

import { WebsocketProvider } from 'y-websocket';
import type { StreamId } from '../../engine/message.ts';
import type { NoSyncReason, RelayView, ReplicaStatus } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { closeCodes } from '../../wire/closeCodes.ts';
import { type ClientMessage, encodeClientMessage } from '../../wire/frames.ts';
import { subprotocolOf } from '../../wire/linkKeys.ts';
import { closeReason } from './refusals.ts';
import { createRelaySession, type RelaySessionOptions } from './relaySession.ts';
import type { ReplicaEnvironment } from './replicaEnvironment.ts';
import { failuresAtRestart, retryDelay } from './retryDelay.ts';

export interface RelayConnection {
  readonly relay: RelayView;
  /** The document has grown from this side. */
  documentGrew(): void;
  /** More of these logs is in the store. */
  storeGrew(replicaIds: Iterable<ReplicaId>): void;
  sendPresence(): void;
  reconnect(): void;
  close(): void;
}

export interface RelayConnectionOptions extends Omit<RelaySessionOptions, 'now' | 'after'> {
  readonly streamId: StreamId;
  readonly key: string;
  /** Origin of the relay: http(s) or ws(s). */
  readonly relayUrl: string;
  readonly environment: ReplicaEnvironment;
  readonly onConnected: () => void;
}

type ClosedLink = Exclude<ReplicaStatus, { kind: 'online' }>;
/** What is said of an open one, the session knows. */
type Link = ClosedLink | 'open';

/** An attempt that has not been answered for so long is dropped: a browser would wait for minutes. */
const connectTimeoutMs = 8_000;
/** All message types of one byte get our handler, so that those of a newer relay are ignored without a complaint. */
const messageTypes = 128;

export function createRelayConnection(options: RelayConnectionOptions): RelayConnection {
  const { document, presence, role, environment, onChange } = options;
  const { doc } = document;

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

  let link: Link = atFirst();
  let isClosed = false;
  let connectTimer: ReturnType<typeof setTimeout> | undefined;

  const session = createRelaySession(
    { ...options, now: environment.now, after: environment.after },
    {
      send(message: ClientMessage) {
        const { ws } = provider;
        if (provider.wsconnected && ws?.readyState === 1)
          ws.send(encodeClientMessage(message) as Uint8Array<ArrayBuffer>);
      },
      unsent: () => provider.ws?.bufferedAmount ?? 0,
      onSilent: dropAttempt,
      origin: () => provider,
      onSynced() {
        // With it the provider forgets its failures.
        provider.synced = true;
      },
      onGone(words) {
        provider.disconnect();
        refuse('gone', words);
      },
      onOutdatedRelay(words) {
        provider.disconnect();
        refuse('outdated-relay', words);
      },
    },
  );

  provider.messageHandlers = Array.from({ length: messageTypes }, () => (_encoder, decoder) => {
    if (!isClosed) session.receive(decoder.arr);
  });

  provider.on('status', ({ status }) => {
    if (status === 'connecting') {
      presence.begin();
      clearTimeout(connectTimer);
      connectTimer = setTimeout(dropAttempt, connectTimeoutMs);
    } else if (status === 'connected') {
      clearTimeout(connectTimer);
      link = 'open';
      // The provider sends its step 1 and our presence after this event, so that hello is first.
      session.begin();
      options.onConnected();
      onChange();
    }
  });

  provider.on('connection-close', (event) => {
    clearTimeout(connectTimer);
    if (isClosed) return;
    if (event?.code === closeCodes.draining)
      provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, failuresAtRestart);
    const failures = provider.wsUnsuccessfulReconnects + 1;
    // Its own backoff has no jitter. It reads this cap after the event, and we set it anew each time.
    provider.maxBackoffTime = retryDelay(failures, environment.isVisible(), environment.random);
    const wasOpen = provider.wsconnected;
    if (wasOpen) session.end();
    link = offline((event && closeReason(event.code)) ?? (wasOpen ? null : reasonOf(link)));
    if (!wasOpen) void explain(failures);
    onChange();
  });

  provider.on('closed', ({ code, reason: words }) => refuse(closeReason(code) ?? 'malformed', words));

  const stopListening = environment.onWake((why) => {
    if (isLink('refused')) return;
    // After a change of networks the old socket may be dead without knowing it.
    if (why === 'online' || isLink('offline')) connectNow();
  });

  // At once; where the relay is on this very device, the next attempt gets through all the same.
  const stopHearing = environment.onOffline(() => {
    if (!isLink('refused')) dropAttempt();
  });

  /** A refused upgrade looks like a lost network (1006). When HTTP gets through, something in between does not let it. */
  async function explain(failures: number) {
    // Not at once, since a relay that starts answers HTTP a moment before; and not every time.
    if (failures % 4 !== 2) return;
    const isUp = await environment.isRelayUp(options.relayUrl.replace(/^ws/, 'http'));
    if (isClosed || !isLink('offline')) return;
    link = offline(isUp ? 'unreachable-relay' : null);
    onChange();
  }

  function isLink(kind: ClosedLink['kind']): boolean {
    return link !== 'open' && link.kind === kind;
  }

  function refuse(reason: NoSyncReason, detail: string) {
    link = { kind: 'refused', reason, detail };
    onChange();
  }

  function atFirst(): ClosedLink {
    return { kind: environment.isOffline() ? 'offline' : 'connecting' };
  }

  /** The connection, or the attempt at one. The next comes after the usual delay. */
  function dropAttempt() {
    provider.disconnect();
    provider.shouldConnect = true;
  }

  function connectNow() {
    provider.disconnect();
    link = atFirst();
    onChange();
    provider.connect();
  }

  provider.connect();

  return {
    relay: { ...session.relay, status: () => (link === 'open' ? session.relay.status() : link) },
    documentGrew: session.documentGrew,
    storeGrew: session.storeGrew,
    sendPresence: session.sendPresence,
    reconnect() {
      if (!provider.wsconnected) connectNow();
    },
    close() {
      isClosed = true;
      clearTimeout(connectTimer);
      stopListening();
      stopHearing();
      session.end();
      // Or the goodbye that it encodes throws: it looks for our presence under the document's client id.
      doc.clientID = document.sessionId;
      provider.destroy();
    },
  };
}

function offline(reason: NoSyncReason | null): Link {
  return reason === null ? { kind: 'offline' } : { kind: 'offline', reason };
}

/** Why the last attempt came to nothing, as far as that is known. */
function reasonOf(link: Link): NoSyncReason | null {
  return link !== 'open' && link.kind === 'offline' ? (link.reason ?? null) : null;
}
