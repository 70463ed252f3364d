// A client that comes back as the browser's does (src/adapters/yjs/relayConnection.ts): after each closed connection it
// waits as the app's own retryDelay says, and its failures are forgotten once it has been answered.

import { WebSocket } from 'ws';
import { failuresAtRestart, retryDelay } from '../../src/adapters/yjs/retryDelay.ts';
import { closeCodes } from '../../src/wire/closeCodes.ts';
import { decodeServerMessage, encodeClientMessage } from '../../src/wire/frames.ts';
import { subprotocolOf } from '../../src/wire/linkKeys.ts';
import type { Cart } from '../client/cart.ts';

export interface ReturningClientOptions {
  readonly url: string;
  readonly cart: Cart;
  /** The address of this machine that it comes from. */
  readonly from: string;
  /** Whether somebody watches its page. */
  readonly isVisible: boolean;
  readonly random: () => number;
  readonly events: {
    /** It tries to connect. */
    readonly tried: () => void;
    /** The relay has answered what it asked; it had begun to connect then. */
    readonly back: (begunAt: number) => void;
  };
}

export interface ReturningClient {
  readonly isBack: () => boolean;
  readonly leave: () => void;
}

export function returningClient({
  url,
  cart,
  from,
  isVisible,
  random,
  events,
}: ReturningClientOptions): ReturningClient {
  let failures = 0;
  let isBack = false;
  let socket = connect();

  function connect(): WebSocket {
    events.tried();
    const begunAt = performance.now();
    const attempt = new WebSocket(`${url}/sync/${cart.cartId}`, [subprotocolOf(cart.editKey)], {
      perMessageDeflate: false,
      localAddress: from,
    });
    attempt.on('open', () => {
      attempt.send(encodeClientMessage({ kind: 'hello', version: 1, logs: [] }));
      attempt.send(encodeClientMessage({ kind: 'sync-step-1', stateVector: new Map() }));
    });
    attempt.on('message', (data: Buffer) => {
      if (isBack || decodeServerMessage(data)?.kind !== 'sync-step-2') return;
      isBack = true;
      failures = 0;
      events.back(begunAt);
    });
    attempt.on('error', () => {}); // a close follows
    attempt.on('close', comeBack);
    return attempt;
  }

  function comeBack(code: number): void {
    isBack = false;
    if (code === closeCodes.draining) failures = Math.max(failures, failuresAtRestart);
    failures++;
    setTimeout(
      () => {
        socket = connect();
      },
      retryDelay(failures, isVisible, random),
    );
  }

  return {
    isBack: () => isBack,
    leave() {
      socket.off('close', comeBack);
      socket.terminate();
    },
  };
}
