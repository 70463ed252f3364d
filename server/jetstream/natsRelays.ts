// What relays say to each other over NATS without keeping it: one subject for each cart that somebody is in.

import { randomBytes } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';

export interface NatsRelays {
  readonly listen: (cartId: string, hear: (bytes: Uint8Array) => void) => () => void;
  readonly say: (cartId: string, bytes: Uint8Array) => void;
}

const nameBytes = 8;

export const hereSubject = (cartId: string): string => `trolley-here.${cartId}`;

export function natsRelays(connection: NatsConnection): NatsRelays {
  /** In front of what it says, since it hears itself as well. */
  const own = randomBytes(nameBytes);
  return {
    listen(cartId, hear) {
      const subscription = connection.subscribe(hereSubject(cartId), {
        callback(error, { data }) {
          if (error !== null || own.equals(data.subarray(0, nameBytes))) return;
          hear(new Uint8Array(data.buffer, data.byteOffset + nameBytes, data.length - nameBytes));
        },
      });
      return () => subscription.unsubscribe();
    },
    say(cartId, bytes) {
      if (!connection.isClosed()) connection.publish(hereSubject(cartId), Buffer.concat([own, bytes]));
    },
  };
}
