// The WebSocket handshake by hand, for those who would not send a proper one.

import { connect, type Socket } from 'node:net';

export interface UpgradeRequest {
  readonly port: number;
  readonly path: string;
  /** The value of Sec-WebSocket-Protocol; null for none. */
  readonly protocols: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address of this machine that it comes from. */
  readonly from?: string;
}

export interface RawConnection {
  readonly socket: Socket;
  /** What the relay answered, up to the end of its headers. */
  readonly answer: string;
}

const patienceMs = 20_000;

/** Resolves with the answer, whatever it is; with an empty one where the relay hangs up. */
export function rawUpgrade(request: UpgradeRequest): Promise<RawConnection> {
  return rawRequest(request.port, upgradeText(request), request.from);
}

export function upgradeText({ port, path, protocols, headers = {} }: UpgradeRequest): string {
  const lines = {
    Host: `127.0.0.1:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...(protocols === null ? {} : { 'Sec-WebSocket-Protocol': protocols }),
    ...headers,
  };
  const request = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${request.join('')}\r\n`;
}

export function rawRequest(port: number, request: string | Uint8Array, from?: string): Promise<RawConnection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', ...(from === undefined ? {} : { localAddress: from }) });
    let answer = '';
    const done = () => {
      clearTimeout(impatience);
      socket.off('data', hear);
      resolve({ socket, answer });
    };
    const hear = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\r\n\r\n')) done();
    };
    const impatience = setTimeout(() => {
      socket.destroy();
      reject(new Error('no answer to a request'));
    }, patienceMs);
    socket.on('data', hear);
    socket.once('connect', () => socket.write(request));
    socket.once('close', done);
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      // A relay that refuses may hang up before it has read everything.
      if (cause.code !== 'ECONNRESET' && cause.code !== 'EPIPE') reject(cause);
    });
  });
}
