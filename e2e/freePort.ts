// A TCP port that nobody listens on right now. Between the look and the use of it, and while a server is away, nobody else must
// get it: so it is none of those that systems give to whoever asks for any, as each line and each connection of a test does. Those
// begin at 32768.

import { createServer } from 'node:net';

const first = 20_000;
const count = 12_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
