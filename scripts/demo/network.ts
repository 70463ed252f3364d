// One device's network, which can be switched off and on: sockets die at once and none can be opened meanwhile, and the
// app is told when the network is back, as a browser would tell it.

import { WebSocket as NodeWebSocket } from 'ws';

export interface Network {
  readonly WebSocket: typeof WebSocket;
  isUp(): boolean;
  switchOff(): void;
  switchOn(): void;
  onUp(listener: () => void): () => void;
}

/** Discard: nobody listens there. */
const nowhere = 'ws://127.0.0.1:9';

/** `Socket`: what a device opens. */
export function createNetwork(Socket: typeof NodeWebSocket = NodeWebSocket): Network {
  const sockets = new Set<NodeWebSocket>();
  const listeners = new Set<() => void>();
  let isUp = true;

  class SwitchableSocket extends Socket {
    constructor(url: string, protocols: string[]) {
      super(isUp ? url : nowhere, protocols);
      sockets.add(this);
      this.once('close', () => sockets.delete(this));
    }
  }

  return {
    WebSocket: SwitchableSocket as unknown as typeof WebSocket,
    isUp: () => isUp,
    switchOff() {
      isUp = false;
      for (const socket of sockets) socket.terminate();
    },
    switchOn() {
      isUp = true;
      for (const listener of listeners) listener();
    },
    onUp(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
