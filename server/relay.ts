// The relay: sockets in, rooms out. It checks what a link's key may do, gives each cart its room, keeps connections
// alive, and ends them in good order.

import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import type { Role } from '../src/log/role.ts';
import { closeCodes } from '../src/wire/closeCodes.ts';
import { keyInSubprotocols, roleOfKey, subprotocolOf } from '../src/wire/linkKeys.ts';
import type { RelayConfig } from './config.ts';
import { type After, afterDelay } from './host/after.ts';
import { sha256 } from './host/sha256.ts';
import type { LogStorage } from './log/logStorage.ts';
import { storageRecovery } from './log/storageRecovery.ts';
import type { TlsCertificate } from './operate/tlsCertificate.ts';
import { type Journal, silentJournal } from './room/journal.ts';
import { countMeasures, type Measures } from './room/measures.ts';
import { noOtherRelays, type OtherRelays } from './room/otherRelays.ts';
import { emptyAwarenessFrame } from './room/presence.ts';
import { openRoom, type Room } from './room/room.ts';
import { openSession, type Session } from './room/session.ts';
import { turnWriter } from './room/turnWriter.ts';
import { visitors } from './visitors.ts';

export interface RelayPorts {
  readonly config: Pick<RelayConfig, 'port' | 'host' | 'drainSeconds' | 'retentionDays' | 'access' | 'limits'>;
  readonly storage: LogStorage;
  /** That share it. */
  readonly others?: OtherRelays;
  /** Answers plain HTTP. */
  readonly site: RequestListener;
  /** Speaks TLS with it; without it, plain HTTP. */
  readonly tls?: TlsCertificate;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  readonly after?: After;
  readonly measures?: Measures;
  readonly journal?: Journal;
  readonly retryStorageMs?: number;
  readonly heartbeatMs?: number;
  /** How long a connection may take until its headers are there, and half as long again for the whole request. */
  readonly headersMs?: number;
  /** How often it is looked whether the operator has deleted a cart. */
  readonly lookForGoneMs?: number;
}

export interface Relay {
  readonly port: number;
  readonly roomCount: () => number;
  /** Takes no more, waits for what is being committed, tells every client to come back, and ends. */
  readonly close: () => Promise<void>;
}

/** y-websocket hangs up after 30 s without a message. */
const defaultHeartbeatMs = 20_000;
const defaultRetryStorageMs = 1000;
const defaultLookForGoneMs = 2000;
const retentionMs = 3_600_000;
const msPerDay = 86_400_000;
const farewellMs = 2000;
/** For headers that trickle in, or never come. */
const defaultHeadersMs = 10_000;
/** Sockets that are no sessions yet, or no more, and plain requests. */
const spareConnections = 1000;
/** A restart is met by everybody at once. */
const backlog = 4096;
const messageTooBig = 1009;

/** Rejects where the address cannot be listened on. */
export async function startRelay(ports: RelayPorts): Promise<Relay> {
  const {
    config,
    storage,
    site,
    now,
    others = noOtherRelays,
    after = afterDelay,
    retryStorageMs = defaultRetryStorageMs,
    measures = countMeasures(),
    journal = silentJournal,
    heartbeatMs = defaultHeartbeatMs,
    headersMs = defaultHeadersMs,
    lookForGoneMs = defaultLookForGoneMs,
  } = ports;
  const { limits, access } = config;
  const rooms = new Map<string, Room>();
  const writer = turnWriter();
  const whenWritable = storageRecovery(storage, retryStorageMs);
  const { addressOf, hasAllowedOrigin, enter: admit, mayStartCart } = visitors(limits, access, now);
  let isDraining = false;
  let lastSession = 0;

  const timeouts = { headersTimeout: headersMs, requestTimeout: 1.5 * headersMs };
  const http = listener({ ...timeouts, connectionsCheckingInterval: headersMs / 5 }, site, ports.tls);
  http.maxConnections = limits.maxConnections + spareConnections;
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false, // costs a factor of 5
    maxPayload: limits.maxFrameBytes,
    WebSocket: RelayWebSocket,
    handleProtocols: (offered) => {
      const key = keyInSubprotocols(offered);
      return key === null ? false : subprotocolOf(key);
    },
  });

  http.on('upgrade', (request, stream, head) => {
    destroyOnError(stream);
    if (isDraining) return refuse(stream, '503 Service Unavailable');
    const wanted = wantedCart(request);
    if (wanted === null) return refuse(stream, '404 Not Found');
    // One answer, after the same work, whether the cart exists, the key is wrong or the page is a stranger's.
    const role = roleOfKey(wanted.cartId, wanted.key, sha256);
    if (!hasAllowedOrigin(request) || role === null) return refuse(stream, '403 Forbidden');
    webSockets.handleUpgrade(request, stream, head, (webSocket) =>
      enter(webSocket, stream as Socket, { cartId: wanted.cartId, role, address: addressOf(request) }),
    );
  });

  function refuse(stream: Duplex, status: string): void {
    measures.refused(status.slice(0, 3));
    refuseUpgrade(stream, status);
  }

  function enter(webSocket: WebSocket, socket: Socket, { cartId, role, address }: Visit): void {
    const leave = admit(address);
    if (leave === null) return turnAway(webSocket);
    const room = rooms.get(cartId) ?? open(cartId);
    const about = journal.about({ session: ++lastSession, cart: cartId });
    about.info({ role }, 'joined');
    measures.connections++;
    const own = { webSocket, socket, role, address, roomPace: room.pace, journal: about };
    const session = openSession({ ...own, limits, writer, now, measures }, room.ready, {
      message: room.receive,
      closed: (gone) => {
        leave();
        measures.connections--;
        about.info({}, 'left');
        room.leave(gone);
        closeIfEmpty(cartId, room);
      },
    });
    room.join(session);
  }

  function open(cartId: string): Room {
    const { hidesViewers } = access;
    const room = openRoom({
      cartId,
      storage,
      others,
      whenWritable,
      limits,
      hidesViewers,
      mayStartCart,
      now,
      after,
      measures,
      journal,
    });
    room.ready.catch((cause: Error) => journal.warn({ cart: cartId, cause: cause.message }, 'cannot be opened'));
    rooms.set(cartId, room);
    return room;
  }

  function turnAway(webSocket: WebSocket): void {
    measures.refused('too-many-connections');
    journal.info({}, 'too many connections: one was turned away');
    webSocket.on('error', () => {});
    webSocket.close(closeCodes['too-many'], 'too-many');
    setTimeout(() => webSocket.terminate(), farewellMs).unref();
  }

  /** Not before its last commit: a room opened meanwhile would not know those entries. */
  function closeIfEmpty(cartId: string, room: Room): void {
    if (room.sessions.size > 0) return;
    const forget = () => {
      if (room.sessions.size > 0 || rooms.get(cartId) !== room) return;
      rooms.delete(cartId);
      room.end();
    };
    room.settled().then(forget, forget);
  }

  function* sessions(): Generator<Session> {
    for (const room of rooms.values()) yield* room.sessions;
  }

  const emptyFrame = emptyAwarenessFrame();
  const heartbeat = setInterval(() => {
    for (const session of sessions()) {
      session.beat();
      session.write(emptyFrame);
    }
  }, heartbeatMs);

  const lookForGone = setInterval(() => {
    const end = (cartIds: readonly string[]) => {
      for (const cartId of cartIds) rooms.get(cartId)?.endForGood();
    };
    storage.newlyGone().then(end, () => {}); // a disk that cannot be read shows elsewhere
  }, lookForGoneMs);

  function dropIdle(): void {
    if (config.retentionDays === 0) return;
    storage.dropIdle(now() - config.retentionDays * msPerDay, [...rooms.keys()]).then(
      (dropped) => dropped > 0 && journal.info({ dropped }, 'dropped carts that nobody wrote to'),
      (cause: Error) => journal.warn({ cause: cause.message }, 'carts could not be dropped'),
    );
  }
  const retention = setInterval(dropIdle, retentionMs);
  dropIdle();

  async function close(): Promise<void> {
    isDraining = true;
    ports.tls?.stop();
    for (const timer of [heartbeat, lookForGone, retention]) clearInterval(timer);
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    for (const session of sessions()) session.stopReading();
    const settled = Promise.allSettled([...rooms.values()].map((room) => room.settled()));
    await Promise.race([settled, delay(config.drainSeconds * 1000, undefined, { ref: false })]);
    await nextTurn(); // in which rooms say what has become durable
    for (const session of sessions()) session.close('draining');
    http.closeIdleConnections();
    await Promise.race([closed, delay(farewellMs, undefined, { ref: false })]);
    for (const session of sessions()) session.hangUp();
    http.closeAllConnections();
    await storage.close();
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port: config.port, backlog, ...(config.host === undefined ? {} : { host: config.host }) }, () =>
      resolve(),
    );
  });
  // A connection that could not be accepted (too many open files): the others live on.
  http.on('error', (cause) => {
    measures.refused('not-accepted');
    journal.warn({ cause: cause.message }, 'a connection could not be accepted');
  });
  return { port: (http.address() as AddressInfo).port, roomCount: () => rooms.size, close };
}

function listener(options: ServerOptions, site: RequestListener, tls: TlsCertificate | undefined): Server {
  if (tls === undefined) return createServer(options, site);
  const server = createTlsServer({ ...options, ...tls.current() }, site);
  tls.follow((renewed) => server.setSecureContext(renewed));
  return server;
}

interface Visit {
  readonly cartId: string;
  readonly role: Role;
  readonly address: string;
}

/** ws closes on an over-long message with 1009, upon which a stock provider would send it again for ever. */
class RelayWebSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === messageTooBig ? closeCodes['too-large'] : code, data);
  }
}

function wantedCart(request: IncomingMessage): { readonly cartId: string; readonly key: string } | null {
  const match = /^\/sync\/([^/?#]*)$/.exec(request.url ?? '');
  if (request.method !== 'GET' || match?.[1] === undefined) return null;
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  return { cartId: match[1], key: keyInSubprotocols(offered) ?? '' };
}

/** On its own, or the listener would keep the request with it. */
function destroyOnError(stream: Duplex): void {
  stream.on('error', () => stream.destroy());
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
