// What the operator does to the log of a cluster: each says it to the streams, while the relays run, and they take it in
// order with everything else.

import { setTimeout as delay } from 'node:timers/promises';
import type { Claim } from '../../src/wire/frames.ts';
import { parseKey } from '../../src/wire/linkKeys.ts';
import type { MessageKind } from '../log/logCache.ts';
import { LogFailure } from '../log/logStorage.ts';
import { encodeClaim, encodeMoment } from '../log/messageBodies.ts';
import type { LogStream } from './logStream.ts';
import { messageId } from './messageId.ts';
import { openStreams, type StreamsWanted } from './openStreams.ts';

type Say = (line: string) => void;

interface CartsToRestore {
  readonly carts: Iterable<{
    readonly cartId: string;
    readonly entries: number;
    readonly updates: Iterable<Uint8Array>;
    readonly claims: readonly Claim[];
  }>;
  readonly gone: readonly string[];
}

const attempts = 20;
const retryMs = 500;
/** More than any relay lets a cart have: what stands in a copy was granted. */
const manyClaims = 1_000_000;

/** Does it on the streams that are set. */
export async function onStreams(wanted: StreamsWanted, work: (stream: LogStream) => Promise<number>): Promise<number> {
  const { stream } = await openStreams(wanted, () => {});
  return work(stream).finally(stream.close);
}

/** Every relay deletes it when it meets this in the cart's stream. */
export async function deleteFromStreams(
  stream: LogStream,
  cartId: string,
  say: Say,
  now: () => number,
): Promise<number> {
  if (parseKey(cartId) === null) throw new LogFailure(`${cartId} is no cart id: it stands in the link after /cart/`);
  const seq = await publish(stream, cartId, 'gone', encodeMoment(now()));
  await stream.forget(cartId, seq);
  say(`Cart ${cartId} is deleted on every relay of the cluster, and cannot be used there any more.`);
  return 0;
}

/** Brings what a copy holds into the streams. What they hold already is known there, and changes nothing. */
export async function restoreIntoStreams(
  stream: LogStream,
  { carts, gone }: CartsToRestore,
  say: Say,
  now: () => number,
): Promise<number> {
  const sum = { carts: 0, entries: 0 };
  for (const { cartId, entries, updates, claims } of carts) {
    for (const update of updates) await publish(stream, cartId, 'entries', update);
    for (const claim of claims) {
      const request = { cartId, ...claim, most: manyClaims, receivedAt: now() };
      await publish(stream, cartId, 'claim', encodeClaim(request));
    }
    sum.carts++;
    sum.entries += entries;
  }
  for (const cartId of gone) await publish(stream, cartId, 'gone', encodeMoment(now()));
  say(
    `${sum.entries} entries of ${sum.carts} carts are in the streams. Members that hold more bring it when they connect.`,
  );
  return 0;
}

async function publish(stream: LogStream, cartId: string, kind: MessageKind, body: Uint8Array): Promise<number> {
  const message = { cartId, kind, body, id: messageId(cartId, kind, body) };
  for (let attempt = 1; ; attempt++) {
    try {
      return (await stream.publish(message)).seq;
    } catch (cause) {
      if (cause instanceof LogFailure || attempt === attempts)
        throw new LogFailure('NATS does not confirm. Look at its servers, and do this again: nothing is done twice', {
          cause,
        });
      await delay(retryMs);
    }
  }
}
