// A device that was copied, so that two write one log: one branch stands, the same on all relays, and the other is told.

import { setTimeout as delay } from 'node:timers/promises';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { connect } from '../client/relayClient.ts';
import type { ProofRun } from '../proof.ts';
import { patienceMs, readingOf } from './patience.ts';
import type { ClusterRelay } from './relayOfCluster.ts';

export async function tryCopiedDevices(run: ProofRun, relays: readonly ClusterRelay[], times: number): Promise<void> {
  let untold = 0;
  let unkept = 0;
  let differing = 0;
  for (let n = 0; n < times; n++) {
    const [a, b] = [relays[n % relays.length]?.url() ?? '', relays[(n + 1) % relays.length]?.url() ?? ''];
    const { cart, isOneTold, isOneKept } = await writeAsTwo([a, b], run);
    if (!isOneTold) untold++;
    if (!isOneKept) unkept++;
    if (!(await comeToOne(relays, cart))) differing++;
  }
  run.check(
    `of two branches of ${times} copied devices one stands, the same on all relays`,
    unkept + differing === 0,
    `${unkept} times none, ${differing} times not the same`,
  );
  run.check('and the other is told so', untold === 0, `${untold} times not`);
}

/** What was just written may be on its way to some of them. */
async function comeToOne(relays: readonly ClusterRelay[], cart: Cart): Promise<boolean> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const heads = await Promise.all(relays.map(async (relay) => (await readingOf(relay.url() ?? '', cart)).heads()));
    if (new Set(heads.map((own) => JSON.stringify(own))).size === 1) return true;
    if (performance.now() > end) return false;
    await delay(50);
  }
}

/** One log, written to two relays at once with other entries: returns the cart, and how its writers were told. */
async function writeAsTwo(
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
        takes: false, // it keeps its own branch
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
        delay(patienceMs),
      ]);
      await delay(20);
      client.leave();
      return { isTold, isKept };
    }),
  );
  return { cart, isOneTold: told.some(({ isTold }) => isTold), isOneKept: told.some(({ isKept }) => isKept) };
}
