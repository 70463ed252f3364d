// How each server wants to be spoken to. All three carry the same messages of the Yjs sync protocol; they differ in
// the address, in a prefix, and in what is said first.

import * as encoding from 'lib0/encoding';
import type { Cart } from '../../../reliability/client/cart.ts';
import { encodeClientMessage } from '../../../src/wire/frames.ts';
import { subprotocolOf } from '../../../src/wire/linkKeys.ts';

export type ServerName = 'trolley' | 'stock' | 'hocuspocus';

export interface Dialect {
  readonly path: (cart: Cart) => string;
  readonly subprotocol: (cart: Cart) => string | null;
  /** Precedes every message, both ways. */
  readonly prefix: (cart: Cart) => Uint8Array;
  /** Said before anything else. */
  readonly greeting: (cart: Cart) => readonly Uint8Array[];
}

const hocuspocusAuth = 2;
const nothing = new Uint8Array(0);

export const dialects: Readonly<Record<ServerName, Dialect>> = {
  trolley: {
    path: ({ cartId }) => `/sync/${cartId}`,
    subprotocol: ({ editKey }) => subprotocolOf(editKey),
    prefix: () => nothing,
    greeting: () => [encodeClientMessage({ kind: 'hello', version: 1, logs: [] })],
  },
  stock: {
    path: ({ cartId }) => `/${cartId}`,
    subprotocol: () => null,
    prefix: () => nothing,
    greeting: () => [],
  },
  hocuspocus: {
    path: () => '/',
    subprotocol: () => null,
    prefix: ({ cartId }) => encoding.encode((encoder) => encoding.writeVarString(encoder, cartId)),
    greeting: () => [
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, hocuspocusAuth);
        encoding.writeVarUint(encoder, 0); // a token follows
        encoding.writeVarString(encoder, 'none');
      }),
    ],
  },
};

/** "What am I lacking?", from somebody who holds nothing. */
export const askForAll: Uint8Array = encodeClientMessage({ kind: 'sync-step-1', stateVector: new Map() });
