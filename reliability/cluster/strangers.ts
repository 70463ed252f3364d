// A stranger on the NATS network, and a device that was copied: neither makes relays differ, and neither loses anything.

import { setTimeout as delay } from 'node:timers/promises';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { heldLogs } from '../client/heldLogs.ts';
import { connect } from '../client/relayClient.ts';
import type { ProofRun } from '../proof.ts';

/** Publishes what no relay would to the subject of a cart: noise, torn updates, unknown kinds, claims that are none. */
export async function publishNonsense(
  connection: NatsConnection,
  subject: string,
  { random }: Pick<ProofRun, 'random'>,
  count: number,
): Promise<void> {
  const logs = heldLogs();
  const update = encodeUpdate([logs.append(random.replica() as ReplicaId, [random.bytes(50), random.bytes(50)])]);
  for (let n = 0; n < count; n++) {
    const kind = random.pick(['', '', 'entries', 'claim', 'idle', 'gone', 'held', 'something else']);
    const torn = update.slice(0, random.below(update.length));
    torn[random.below(torn.length)] = random.below(256);
    const more = headers();
    if (kind !== '') more.set('Trolley-Kind', kind);
    const options = kind === '' ? {} : { headers: more };
    connection.publish(subject, random.pick([random.bytes(random.below(300)), torn]), options);
  }
  await connection.flush();
}

/** One log, written to two relays at once with other entries: returns the cart, and how its writers were told. */
export async function writeAsTwo(
  urls: readonly [string, string],
  { random }: Pick<ProofRun, 'random'>,
): Promise<{ readonly cart: Cart; readonly isOneTold: boolean; readonly isOneKept: boolean }> {
  const cart = newCart();
  const replica = random.replica() as ReplicaId;
  const told = await Promise.all(
    urls.map(async (url) => {
      const heads: string[] = [];
      let hears: (() => void) | null = null;
      let isTold = false;
      let isKept = false;
      const client = await connect({
        url,
        cartId: cart.cartId,
        key: cart.editKey,
        takes: false,
        answers: false,
        heard(message) {
          if (message.kind === 'refused' && message.reason === 'fork') isTold = true;
          if (message.kind === 'durable') {
            for (const { length, hash } of message.logs.filter((log) => log.replica === replica)) {
              if (heads[length - 1] === hash) isKept = true;
              else isTold = true;
            }
          }
          hears?.();
        },
      });
      for (let n = 0; n < 3; n++) {
        client.write(replica, random.bytes(20));
        heads.push(client.logs.headOf(replica));
      }
      await Promise.race([
        new Promise<void>((resolve) => {
          hears = () => (isTold || isKept) && resolve();
        }),
        delay(20_000),
      ]);
      await delay(20);
      client.leave();
      return { isTold, isKept };
    }),
  );
  return { cart, isOneTold: told.some(({ isTold }) => isTold), isOneKept: told.some(({ isKept }) => isKept) };
}
