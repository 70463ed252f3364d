// A line between one person and the relay that the test can cut, slow down or stall. It passes bytes and knows nothing
// of what they say.

import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  restore(): void;
  /** Every chunk arrives this much later, in either direction. */
  delay(ms: number): void;
  /** Connections stay up and nothing passes, until `restore`. */
  stall(): void;
  close(): Promise<void>;
}

/** `ownPort`: 0 takes a free one. */
export async function startTcpProxy(target: () => number, ownPort = 0): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  let mode: 'open' | 'cut' | 'stalled' = 'open';
  let latency = 0;

  const server = createServer((near) => {
    if (mode === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(target(), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => pass(() => to.writable && to.write(chunk)));
      from.on('end', () => pass(() => to.end()));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });

  function pass(deliver: () => void): void {
    if (mode === 'stalled') held.push(deliver);
    else if (latency > 0) setTimeout(() => (mode === 'stalled' ? held.push(deliver) : deliver()), latency);
    else deliver();
  }

  const port = await listen(server, ownPort);
  return {
    port,
    cut() {
      mode = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      mode = 'open';
      for (const deliver of held.splice(0)) deliver();
    },
    delay(ms) {
      latency = ms;
    },
    stall() {
      mode = 'stalled';
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('The proxy has no port'));
    });
  });
}
