// Two honest members of one cart, in a process of their own so that nobody else's work is in their times: one writes an
// entry at a steady pace, the other notes how long it took to come. The same in a relay that is left alone, since a busy
// machine makes everybody wait. `node honestPair.js <relay> <control> <entries per second>`; over IPC, any message is
// answered with the times since the last.

import process from 'node:process';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { newCart } from '../client/cart.ts';
import { heldLogs } from '../client/heldLogs.ts';
import { connect, follow } from '../client/relayClient.ts';
import type { HonestTimes } from './honestTimes.ts';

const [relayUrl = '', controlUrl = '', perSecond = '20'] = process.argv.slice(2);
const timesInRelay = await pair(relayUrl);
const timesInControl = await pair(controlUrl);
process.on('message', () => {
  process.send?.({ relay: timesInRelay(), control: timesInControl() } satisfies HonestTimes);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

/** Returns what gives the times since it was last asked. An entry on its way counts with the time it has taken so far. */
async function pair(url: string): Promise<() => number[]> {
  const { cartId, editKey } = newCart();
  const replica = 1;
  const sentAt: number[] = [];
  let times: number[] = [];
  let arrived = 0;
  const logs = heldLogs();
  await follow({
    url,
    cartId,
    key: editKey,
    logs,
    heard: () => {
      const held = logs.entries(replica as ReplicaId).length;
      for (; arrived < held; arrived++) times.push(performance.now() - (sentAt[arrived] ?? 0));
    },
  });
  const alice = await connect({ url, cartId, key: editKey });
  setInterval(() => {
    sentAt.push(performance.now());
    alice.write(replica as ReplicaId, Uint8Array.of(1, 2, 3));
  }, 1000 / Number(perSecond));
  return () => {
    const waiting = sentAt.slice(arrived).map((sent) => performance.now() - sent);
    const taken = times.concat(waiting);
    times = [];
    return taken;
  };
}
