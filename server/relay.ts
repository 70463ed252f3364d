// The relay: sockets in, rooms out. It checks what a link's key may do, gives each cart its room, keeps connections
// alive, and ends them in good order.

import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { closeCodes } from '../src/wire/closeCodes.ts';
import { keyInSubprotocols, type LinkRole, roleOfKey, subprotocolOf } from '../src/wire/linkKeys.ts';
import type { RelayConfig } from './config.ts';
import type { LogStorage } from './logStorage.ts';
import { emptyAwarenessFrame } from './presence.ts';
import { openRoom, type Room } from './room.ts';
import { openSession, type Session } from './session.ts';
import { sha256 } from './sha256.ts';
import { storageRecovery } from './storageRecovery.ts';
import { turnWriter } from './turnWriter.ts';

export interface RelayPorts {
  readonly config: Pick<RelayConfig, 'port' | 'host' | 'drainSeconds' | 'limits'>;
  readonly storage: LogStorage;
  /** Answers plain HTTP. */
  readonly site: RequestListener;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  readonly retryStorageMs?: number;
  readonly heartbeatMs?: number;
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
const farewellMs = 2000;
const messageTooBig = 1009;

/** Rejects where the address cannot be listened on. */
export async function startRelay(ports: RelayPorts): Promise<Relay> {
  const {
    config,
    storage,
    site,
    now,
    retryStorageMs = defaultRetryStorageMs,
    heartbeatMs = defaultHeartbeatMs,
  } = ports;
  const { limits } = config;
  const rooms = new Map<string, Room>();
  const writer = turnWriter();
  const whenWritable = storageRecovery(storage, retryStorageMs);
  let isDraining = false;

  const http = createServer(site);
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
    stream.on('error', () => stream.destroy());
    if (isDraining) return refuseUpgrade(stream, '503 Service Unavailable');
    const wanted = wantedCart(request);
    if (wanted === null) return refuseUpgrade(stream, '404 Not Found');
    // One answer, after the same work, whether the cart exists or the key is wrong.
    const role = roleOfKey(wanted.cartId, wanted.key, sha256);
    if (role === null) return refuseUpgrade(stream, '403 Forbidden');
    webSockets.handleUpgrade(request, stream, head, (webSocket) =>
      enter(webSocket, stream as Socket, wanted.cartId, role),
    );
  });

  function enter(webSocket: WebSocket, socket: Socket, cartId: string, role: LinkRole): void {
    const room = rooms.get(cartId) ?? openRoom({ cartId, storage, whenWritable, limits, now });
    rooms.set(cartId, room);
    const session = openSession({ webSocket, socket, role, limits, writer, now }, room.ready, {
      message: room.receive,
      closed: (gone) => {
        room.leave(gone);
        closeIfEmpty(cartId, room);
      },
    });
    room.join(session);
  }

  /** Not before its last commit: a room opened meanwhile would not know those entries. */
  function closeIfEmpty(cartId: string, room: Room): void {
    if (room.sessions.size > 0) return;
    const forget = () => {
      if (room.sessions.size === 0 && rooms.get(cartId) === room) rooms.delete(cartId);
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

  async function close(): Promise<void> {
    isDraining = true;
    clearInterval(heartbeat);
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
    http.listen({ port: config.port, ...(config.host === undefined ? {} : { host: config.host }) }, () => resolve());
  });
  http.on('error', () => {}); // a connection that could not be accepted (too many open files): the others live on
  return { port: (http.address() as AddressInfo).port, roomCount: () => rooms.size, close };
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

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
