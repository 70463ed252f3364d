// Writes to sockets, held back until the end of the event loop's turn: what one turn has for a socket leaves in one
// system call.

import type { Writable } from 'node:stream';

export interface TurnWriter {
  readonly write: (socket: Writable, bytes: Uint8Array) => void;
}

export function turnWriter(): TurnWriter {
  const corked = new Set<Writable>();

  function flush(): void {
    const sockets = [...corked];
    corked.clear();
    for (const socket of sockets) socket.uncork();
  }

  return {
    write(socket, bytes) {
      if (!corked.has(socket)) {
        if (corked.size === 0) setImmediate(flush);
        corked.add(socket);
        socket.cork();
      }
      socket.write(bytes);
    },
  };
}
