// What relays say to each other over NATS without keeping it: one subject for each cart that somebody is in, one to ask what others
// have taken of a cart, and one for each answer.

import { randomBytes } from 'node:crypto';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { decodeRanges, encodeRanges } from '../log/messageBodies.ts';
import type { OtherCaches } from './mender.ts';

export interface NatsRelays extends OtherCaches {
  readonly listen: (cartId: string, hear: (bytes: Uint8Array) => void) => () => void;
  readonly say: (cartId: string, bytes: Uint8Array) => void;
}

const nameBytes = 8;

export const hereSubject = (cartId: string): string => `trolley-here.${cartId}`;
const askSubject = (cartId: string) => `trolley-here.${cartId}.has`;
const answerSubject = (cartId: string, question: string) => `trolley-here.${cartId}.here.${question}`;
/** Relays answer in milliseconds, and those that have no more say nothing. */
const answerMs = 300;

export function natsRelays(connection: NatsConnection): NatsRelays {
  /** In front of what it says, since it hears itself as well. */
  const own = randomBytes(nameBytes);
  return {
    listen(cartId, hear) {
      const subscription = connection.subscribe(hereSubject(cartId), {
        callback(error, message) {
          if (error !== null || own.equals(message.data.subarray(0, nameBytes))) return;
          hear(bytesOf(message, nameBytes));
        },
      });
      return () => subscription.unsubscribe();
    },
    say(cartId, bytes) {
      if (!connection.isClosed()) connection.publish(hereSubject(cartId), Buffer.concat([own, bytes]));
    },
    ask: (cartId, missing) =>
      new Promise((resolve) => {
        if (connection.isClosed()) return resolve(null);
        const question = randomBytes(nameBytes);
        connection.subscribe(answerSubject(cartId, question.toString('hex')), {
          max: 1,
          timeout: answerMs,
          callback: (error, message) => resolve(error === null ? bytesOf(message) : null),
        });
        connection.publish(askSubject(cartId), Buffer.concat([own, question, encodeRanges(missing)]));
      }),
    answer(give) {
      async function hear(message: Msg): Promise<void> {
        if (own.equals(message.data.subarray(0, nameBytes))) return;
        const question = Buffer.from(message.data.subarray(nameBytes, 2 * nameBytes)).toString('hex');
        const missing = decodeRanges(bytesOf(message, 2 * nameBytes));
        const cartId = message.subject.split('.')[1] ?? '';
        const update = await give(cartId, missing).catch(() => null);
        if (update !== null && !connection.isClosed()) connection.publish(answerSubject(cartId, question), update);
      }
      const callback = (error: Error | null, message: Msg) => {
        if (error === null) void hear(message);
      };
      connection.subscribe(askSubject('*'), { callback });
    },
  };
}

/** Not as Node's own kind of array. */
function bytesOf({ data }: Msg, from = 0): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset + from, Math.max(0, data.length - from));
}
