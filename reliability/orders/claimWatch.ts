// A phone's network that knows when its app claims something, and can keep the relay's answer from it.

import { WebSocket } from 'ws';
import { createNetwork, type Network } from '../../scripts/demo/network.ts';
import { decodeClientMessage, decodeServerMessage } from '../../src/wire/frames.ts';

export interface ClaimWatch {
  readonly network: Network;
  /** Called at each claim, when it has been handed to the socket. */
  onAsked: (() => void) | null;
  /** Called with the value that a name stands for, in place of the app. */
  onAnswered: ((value: Uint8Array) => void) | null;
}

export function watchClaims(): ClaimWatch {
  const watch: { -readonly [Name in keyof ClaimWatch]: ClaimWatch[Name] } = {
    network: createNetwork(socketOf(() => watch)),
    onAsked: null,
    onAnswered: null,
  };
  return watch;
}

function socketOf(watch: () => ClaimWatch): typeof WebSocket {
  return class WatchedSocket extends WebSocket {
    override send(data: Uint8Array, ...rest: never[]) {
      super.send(data, ...rest);
      const { onAsked } = watch();
      if (onAsked === null || decodeClientMessage(data).kind !== 'claim') return;
      onAsked();
    }

    override emit(event: string | symbol, ...args: readonly unknown[]): boolean {
      const { onAnswered } = watch();
      if (event === 'message' && onAnswered !== null) {
        const message = decodeServerMessage(new Uint8Array(args[0] as Buffer));
        if (message.kind === 'claimed' && message.refused === '') {
          onAnswered(message.value);
          return true;
        }
      }
      return super.emit(event, ...args);
    }
  } as typeof WebSocket;
}
