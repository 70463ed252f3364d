// One socket in a room: reads its messages at a bounded rate, writes frames to it, says no to it in the way its client
// understands. It knows the protocol, and nothing of logs or of other sessions.

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { RefusalReason } from '../../src/log/refusalReason.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { Role } from '../../src/log/role.ts';
import { closeCodes } from '../../src/wire/closeCodes.ts';
import { type ClientMessage, decodeClientMessage, type ServerMessage } from '../../src/wire/frames.ts';
import { isSpoken } from '../../src/wire/protocolVersion.ts';
import { CartGone } from './cartLog.ts';
import type { Journal } from './journal.ts';
import type { RelayLimits } from './limits.ts';
import type { Measures } from './measures.ts';
import { type RateLimit, rateLimit } from './rateLimit.ts';
import type { TurnWriter } from './turnWriter.ts';
import { webSocketFrame } from './webSocketFrame.ts';

export interface Refusal {
  readonly reason: RefusalReason;
  readonly replica?: ReplicaId;
  readonly seq?: number;
  readonly count?: number;
  readonly detail: string;
}

export interface Session {
  readonly role: Role;
  /** Where it comes from, as far as can be told. */
  readonly address: string;
  /** Whether its client speaks our messages, and not only y-protocols'. */
  readonly saidHello: () => boolean;
  readonly isOpen: () => boolean;
  readonly tell: (message: ServerMessage) => void;
  /** A frame that was built for many. */
  readonly write: (frame: Buffer) => void;
  /** Resolves when there is room for more, or the socket is gone. */
  readonly drained: () => Promise<void>;
  /** To a client that said hello, a message; to any other, the close code of the reason, if it has one. */
  readonly refuse: (refusal: Refusal) => void;
  readonly close: (reason: keyof typeof closeCodes) => void;
  /** On a reader that has stopped reading: it catches up from the log when it is back. */
  readonly hangUp: () => void;
  readonly stopReading: () => void;
  /** Closes a peer that is gone without having said so. Called at a steady beat. */
  readonly beat: () => void;
}

export interface SessionPorts {
  readonly webSocket: WebSocket;
  /** The socket under it, for frames that are built already. */
  readonly socket: Socket;
  readonly role: Role;
  readonly address: string;
  readonly limits: RelayLimits;
  /** What all sessions of the room may say together. */
  readonly roomPace: Pace;
  readonly writer: TurnWriter;
  readonly now: () => number;
  readonly measures: Measures;
  readonly journal: Journal;
}

export interface Pace {
  readonly frames: RateLimit;
  readonly bytes: RateLimit;
}

export interface SessionHandlers {
  readonly message: (session: Session, message: ClientMessage) => void;
  readonly closed: (session: Session) => void;
}

const closeTimeoutMs = 2000;
/** A claim may cost the disk a commit of its own: it counts for so many frames. */
const claimFrames = 20;
/** What a long answer keeps a socket busy with. */
const enoughToSend = 256 * 1024;

/** Reads nothing before `ready` resolves; closes as `gone` or `storage` if it rejects. */
export function openSession(ports: SessionPorts, ready: Promise<void>, handlers: SessionHandlers): Session {
  const { webSocket, socket, role, address, limits, roomPace, writer, now, measures, journal } = ports;
  const ownPace: Pace = {
    frames: rateLimit(limits.framesPerSecond, now),
    bytes: rateLimit(limits.bytesPerSecond, now),
  };
  let hello = false;
  /** Cleared when it is over, or a timer would hold a room that everybody has left. */
  let silence: ReturnType<typeof setTimeout> | undefined;
  let hasSpoken = false;
  let lastRefusal = '';
  let isClosing = false;
  let isPaused = false;
  let isStopped = false;
  let isAlive = true;

  const isOpen = () => !isClosing && webSocket.readyState === webSocket.OPEN;

  const session: Session = {
    role,
    address,
    saidHello: () => hello,
    isOpen,
    tell: (message) => session.write(webSocketFrame(message)),
    write(frame) {
      if (!isOpen()) return;
      if (socket.writableLength > limits.maxBufferedBytes) {
        measures.refused('stalled-reader');
        journal.info({}, 'has stopped reading');
        return session.hangUp();
      }
      measures.bytesOut += frame.length;
      writer.write(socket, frame);
    },
    drained: () =>
      new Promise((resolve) => {
        if (socket.writableLength < enoughToSend || !socket.writableNeedDrain || socket.destroyed) return resolve();
        const done = () => {
          socket.off('drain', done);
          socket.off('close', done);
          resolve();
        };
        socket.on('drain', done);
        socket.on('close', done);
      }),
    refuse(refusal) {
      const { reason, replica = 0 as ReplicaId, seq = 0, count = 0, detail } = refusal;
      measures.refused(reason);
      // Once for a flood of the same; the counters tell how many.
      if (reason !== lastRefusal) journal.info({ reason, replica, seq, count, detail }, 'refused');
      lastRefusal = reason;
      if (hello) session.tell({ kind: 'refused', reason, replica, seq, count, detail });
      else if (reason in closeCodes) session.close(reason as keyof typeof closeCodes);
    },
    close(reason) {
      if (isClosing) return;
      isClosing = true;
      journal.debug({ reason }, 'closed');
      webSocket.resume(); // or the peer's own close frame would not be read
      webSocket.close(closeCodes[reason], reason);
      setTimeout(() => webSocket.terminate(), closeTimeoutMs).unref();
    },
    hangUp: () => webSocket.terminate(),
    stopReading() {
      isStopped = true;
      webSocket.pause();
    },
    beat() {
      if (!isAlive) return webSocket.terminate();
      isAlive = isPaused;
      if (isOpen()) webSocket.ping();
    },
  };

  function endSilence(): void {
    clearTimeout(silence);
    silence = undefined;
  }

  function hangUpIfSilent(): void {
    if (hasSpoken || !isOpen() || isStopped) return;
    measures.refused('silent');
    session.hangUp();
  }

  function resume(): void {
    if (isOpen() && !isStopped) webSocket.resume();
  }

  function pauseFor(ms: number): void {
    if (ms <= 0 || isPaused || isClosing) return;
    isPaused = true;
    webSocket.pause();
    setTimeout(() => {
      isPaused = false;
      // More may have come in the same read from the socket.
      const more = waitAfter(0, 0);
      if (more > 0) pauseFor(more);
      else resume();
    }, ms).unref();
  }

  function waitAfter(frames: number, bytes: number): number {
    let wait = 0;
    for (const pace of [ownPace, roomPace]) wait = Math.max(wait, pace.frames.take(frames), pace.bytes.take(bytes));
    return wait;
  }

  function receive(data: Buffer, isBinary: boolean): void {
    isAlive = true;
    hasSpoken = true;
    endSilence();
    if (isClosing) return;
    measures.framesIn++;
    measures.bytesIn += data.length;
    pauseFor(waitAfter(1, data.length));
    if (!isBinary) return session.refuse({ reason: 'malformed', detail: 'a text frame' });
    const message = decodeClientMessage(data);
    if (message.kind === 'malformed') return session.refuse({ reason: 'malformed', detail: message.detail });
    if (message.kind === 'unknown') return;
    if (message.kind === 'hello' && hello) return; // said once
    if (message.kind === 'hello' && !isSpoken(message.version)) {
      return session.refuse({ reason: 'outdated', detail: `protocol version ${message.version}` });
    }
    if (message.kind === 'hello') hello = true;
    if (message.kind === 'claim') pauseFor(waitAfter(claimFrames - 1, 0));
    handlers.message(session, message);
  }

  webSocket.on('message', (data, isBinary) => receive(data as Buffer, isBinary));
  webSocket.on('pong', () => {
    isAlive = true;
  });
  webSocket.on('error', (cause) => journal.debug({ cause: cause.message }, 'a fault on the connection')); // 'close' follows
  webSocket.once('close', () => {
    endSilence();
    isClosing = true;
    handlers.closed(session);
  });
  webSocket.pause();
  ready.then(
    () => {
      resume();
      if (isOpen()) silence = setTimeout(hangUpIfSilent, limits.firstMessageSeconds * 1000).unref();
    },
    (cause: unknown) => session.close(cause instanceof CartGone ? 'gone' : 'storage'),
  );
  return session;
}
