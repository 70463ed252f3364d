// How long somebody who holds nothing waits for a cart that has been used a lot, and that nobody else is in.

import { setTimeout as delay } from 'node:timers/promises';
import { newCart } from '../../../reliability/client/cart.ts';
import { percentile } from '../../statistics.ts';
import { dialects } from './dialect.ts';
import type { Figures, Job } from './job.ts';
import { joinCart } from './rawClient.ts';
import { cpuSeconds } from './serverFigures.ts';
import { countEntries, enterUpdate } from './updateReader.ts';
import { writer } from './writer.ts';

const writers = 10;
/** Hocuspocus writes 2 s after the last change. */
const settleMs = 3000;
const betweenMs = 150;

export async function join(job: Job, entries: number, joins: number): Promise<Figures> {
  const cart = newCart();
  const options = { port: job.port, dialect: dialects[job.server], cart };
  for (let index = 0; index < writers; index++) {
    const client = await joinCart(options);
    for (const message of writer(index).messages(entries / writers)) client.send(client.frame(message));
    await client.catchUp();
    await client.leave();
  }
  await delay(settleMs);

  const took: number[] = [];
  let cpu = 0;
  for (let n = 0; n < joins; n++) {
    const before = cpuSeconds(job.pid);
    const started = performance.now();
    const client = await joinCart(options);
    let heard = 0;
    const cursor = { at: 0 };
    client.hear((bytes, start) => {
      if (enterUpdate(bytes, start, cursor)) heard += countEntries(bytes, cursor);
    });
    await client.catchUp();
    took.push(performance.now() - started);
    if (heard !== entries) throw new Error(`${heard} entries of ${entries} came`);
    await client.leave();
    await delay(betweenMs);
    cpu += cpuSeconds(job.pid) - before;
  }
  return { 'ms to join': percentile(took, 0.5), 'server ms per join': (cpu * 1000) / joins, entries };
}
