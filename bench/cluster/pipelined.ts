// As much as gets through: writers who do not wait for each update, half of them at each relay. What it costs on every node.

import { setTimeout as delay } from 'node:timers/promises';
import { type Cart, newCart } from '../../reliability/client/cart.ts';
import { dialects } from '../relay/load/dialect.ts';
import { joinCart } from '../relay/load/rawClient.ts';
import { countEntries, eachDurable, enterUpdate } from '../relay/load/updateReader.ts';
import { writer } from '../relay/load/writer.ts';
import { cpuOf, grown, type Nodes } from './nodes.ts';

const carts = 20;
/** Updates of one entry each that a writer has under way. */
const window = 256;
const warmUpMs = 1000;
const mostPerSecond = 120_000;

export async function pipelined({ relays, all, cold }: Nodes, seconds: number): Promise<Record<string, number>> {
  const bytesBefore = all.map(({ bytes }) => bytes());
  let durable = 0;
  let isOver = false;
  let sent = 0;
  const each = Math.ceil((mostPerSecond * (seconds + warmUpMs / 1000)) / carts);
  // Before anybody connects: it takes long, and who says nothing for so long is closed.
  const made = Array.from({ length: carts }, (_, index) => {
    const { replica, messages } = writer(1000 + index);
    return { replica, updates: messages(each) };
  });
  const writers = await Promise.all(
    made.map(async ({ replica, updates }, index) => {
      const cart = newCart();
      const client = await joinCart({ port: relays[index % 2 === 0 ? 0 : 1].port, dialect: dialects.trolley, cart });
      const own = { sent: 0, durable: 0 };
      const refill = () => {
        for (; !isOver && own.sent < own.durable + window; own.sent++, sent++) {
          const update = updates[own.sent];
          if (update === undefined) throw new Error('the load had too few updates');
          client.send(client.frame(update));
        }
      };
      client.hear((bytes, start) =>
        eachDurable(bytes, start, (whose, length) => {
          if (whose !== replica) return;
          durable += length - own.durable;
          own.durable = length;
          refill();
        }),
      );
      return { cart, client, refill };
    }),
  );
  for (const { refill } of writers) refill();
  await delay(warmUpMs);
  const before = { durable, cpu: cpuOf(all), at: performance.now() };
  await delay(seconds * 1000);
  const [after, entries] = [cpuOf(all), durable - before.durable];
  const lasted = (performance.now() - before.at) / 1000;
  isOver = true;
  while (durable < sent) await delay(20);
  for (const { client } of writers) await client.leave();
  const isCluster = relays[0] !== relays[1];
  const bytesAfter = all.map(({ bytes }) => bytes());
  return {
    'entries per second': entries / lasted,
    'relay µs': (grown(all, 'relay', before.cpu, after) / entries) * 1e6,
    'NATS µs': (grown(all, 'NATS', before.cpu, after) / entries) * 1e6,
    'relay bytes': grown(all, 'relay', bytesBefore, bytesAfter) / sent,
    'taken in per second': isCluster ? await takenIn(cold, writers, sent) : Number.NaN,
    'NATS bytes': grown(all, 'NATS', bytesBefore, bytesAfter) / sent,
  };
}

/** A relay with an empty file starts, takes in all the streams hold, and gives it to a member of each cart. */
async function takenIn(
  cold: Nodes['cold'],
  carts: readonly { readonly cart: Cart }[],
  entries: number,
): Promise<number> {
  const started = performance.now();
  const { port } = await cold();
  let heard = 0;
  for (const { cart } of carts) {
    const client = await joinCart({ port, dialect: dialects.trolley, cart });
    client.hear((bytes, start) => {
      const cursor = { at: 0 };
      if (enterUpdate(bytes, start, cursor)) heard += countEntries(bytes, cursor);
    });
    await client.catchUp();
    await client.leave();
  }
  if (heard !== entries) throw new Error(`${heard} entries of ${entries} came`);
  return entries / ((performance.now() - started) / 1000);
}
