// The client that all servers are measured with: a socket, and frames made and read by hand. It is polite (it answers
// pings) and knows nothing else.

import { connect, type Socket } from 'node:net';
import type { Cart } from '../../../reliability/client/cart.ts';
import { askForAll, type Dialect } from './dialect.ts';
import { clientFrame, frameReader, opcodes } from './frame.ts';

/** A message of the server's without its prefix: from `start` to `end` of bytes that are only lent. */
export type HearMessage = (bytes: Buffer, start: number, end: number) => void;

export interface RawClient {
  /** Sends what `frame` made. */
  readonly send: (frame: Buffer) => void;
  readonly frame: (message: Uint8Array) => Buffer;
  /** Asks for all there is, and resolves when it has come; not while an earlier question is open. */
  readonly catchUp: () => Promise<void>;
  readonly hear: (hear: HearMessage) => void;
  /** Resolves when the connection is closed. */
  readonly leave: () => Promise<void>;
}

export interface RawClientOptions {
  readonly port: number;
  readonly dialect: Dialect;
  readonly cart: Cart;
}

/** One for all sockets: what is in it has been read before the next one is. */
const lentBuffer = Buffer.allocUnsafeSlow(256 * 1024);
const patienceMs = 60_000;

/** Resolves when the connection is open and has been greeted. */
export function joinCart({ port, dialect, cart }: RawClientOptions): Promise<RawClient> {
  const prefix = dialect.prefix(cart);
  const frame = (message: Uint8Array) => clientFrame(opcodes.binary, prefix, message);
  let hear: HearMessage = () => {};
  let caughtUp: (() => void) | null = null;
  let answer = '';
  let isUpgraded = false;

  const read = frameReader((opcode, bytes, start, end) => {
    if (opcode === opcodes.ping) socket.write(clientFrame(opcodes.pong, bytes.subarray(start, end)));
    if (opcode === opcodes.close)
      broken(new Error(`the server closed a connection: ${bytes.subarray(start, end).toString('latin1')}`));
    if (opcode !== opcodes.binary) return;
    const body = start + prefix.length;
    hear(bytes, body, end);
    // A step 2; Hocuspocus has a second type for those that answer.
    if ((bytes[body] === 0 || bytes[body] === 4) && bytes[body + 1] === 1) caughtUp?.();
  });

  let broken: (cause: Error) => void = () => {};
  let socket: Socket;
  return new Promise((resolve, reject) => {
    let isLeaving = false;
    broken = (cause) => {
      if (isLeaving) return;
      reject(cause);
      if (isUpgraded) throw cause;
    };
    const impatience = setTimeout(() => broken(new Error('no answer to an upgrade')), patienceMs);

    const client: RawClient = {
      frame,
      send: (bytes) => {
        socket.write(bytes);
      },
      catchUp: () =>
        new Promise((resolveCaughtUp) => {
          caughtUp = () => {
            caughtUp = null;
            resolveCaughtUp();
          };
          socket.write(frame(askForAll));
        }),
      hear: (next) => {
        hear = next;
      },
      leave: () =>
        new Promise((resolveLeft) => {
          isLeaving = true;
          socket.once('close', () => resolveLeft());
          socket.end(clientFrame(opcodes.close));
        }),
    };

    function hearUpgrade(bytes: Buffer, size: number): void {
      answer += bytes.toString('latin1', 0, size);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      clearTimeout(impatience);
      if (!answer.startsWith('HTTP/1.1 101')) return broken(new Error(`refused: ${answer.slice(0, 60)}`));
      isUpgraded = true;
      const rest = Buffer.from(answer.slice(end + 4), 'latin1');
      answer = '';
      for (const message of dialect.greeting(cart)) client.send(frame(message));
      resolve(client);
      if (rest.length > 0) read(rest, rest.length);
    }

    socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: lentBuffer,
        callback: (size, bytes) => {
          if (isUpgraded) read(bytes as Buffer, size);
          else hearUpgrade(bytes as Buffer, size);
          return true;
        },
      },
    });
    socket.once('connect', () => socket.write(upgradeRequest(port, dialect, cart)));
    socket.on('error', (cause) => broken(cause));
    socket.on('close', () => broken(new Error('the server hung up')));
  });
}

function upgradeRequest(port: number, dialect: Dialect, cart: Cart): string {
  const subprotocol = dialect.subprotocol(cart);
  return [
    `GET ${dialect.path(cart)} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(subprotocol === null ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
    '\r\n',
  ].join('\r\n');
}
