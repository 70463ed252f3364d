// How long who holds nothing waits for a cart of 10,000 entries at a relay that has just started, and then at one that knows it.

import { newCart } from '../../reliability/client/cart.ts';
import { dialects } from '../relay/load/dialect.ts';
import { joinCart } from '../relay/load/rawClient.ts';
import { countEntries, eachDurable, enterUpdate } from '../relay/load/updateReader.ts';
import { writer } from '../relay/load/writer.ts';
import type { Nodes } from './nodes.ts';

const entries = 10_000;
const perMessage = 50;

export async function coldJoin({ relays, cold }: Nodes): Promise<Record<string, number>> {
  const cart = newCart();
  const author = await joinCart({ port: relays[0].port, dialect: dialects.trolley, cart });
  await author.catchUp();
  await new Promise<void>((resolve) => {
    author.hear((bytes, start) => eachDurable(bytes, start, (_, length) => length === entries && resolve()));
    for (const message of writer(0).messages(entries / perMessage, perMessage)) author.send(author.frame(message));
  });
  await author.leave();
  const { port } = await cold();

  async function timeToJoin(): Promise<number> {
    const started = performance.now();
    const client = await joinCart({ port, dialect: dialects.trolley, cart });
    let heard = 0;
    const cursor = { at: 0 };
    client.hear((bytes, start) => {
      if (enterUpdate(bytes, start, cursor)) heard += countEntries(bytes, cursor);
    });
    await client.catchUp();
    if (heard !== entries) throw new Error(`${heard} entries of ${entries} came`);
    const took = performance.now() - started;
    await client.leave();
    return took;
  }
  const first = await timeToJoin();
  return { 'cold join': first, 'join again': await timeToJoin() };
}
