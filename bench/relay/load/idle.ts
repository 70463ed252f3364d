// What those cost who do nothing: connections that are open, and carts that nobody is in.

import { setTimeout as delay } from 'node:timers/promises';
import { type Cart, newCart } from '../../../reliability/client/cart.ts';
import { dialects } from './dialect.ts';
import { inTurns } from './inTurns.ts';
import type { Figures, Job } from './job.ts';
import { joinCart, type RawClient } from './rawClient.ts';
import { memoryOf } from './serverFigures.ts';
import { writer } from './writer.ts';

const clientsPerRoom = 5;
const atATime = 100;
/** Enough that a server has its code compiled and its caches filled. */
const warmUp = 300;
/** Hocuspocus writes 2 s after the last change; Trolley lets go of a connection when its 10 s for a first message end. */
const settleMs = 12_000;

/** In rooms of five that nobody has written to, each greeted and caught up. */
export async function idleConnections(job: Job, connections: number): Promise<Figures> {
  const warm = await connectMany(job, warmUp);
  await Promise.all(warm.map((client) => client.leave()));
  await delay(settleMs);
  const before = await memoryOf(job.pid);
  const clients = await connectMany(job, connections);
  await delay(settleMs);
  const after = await memoryOf(job.pid);
  return { 'bytes per idle connection': (after.resident - before.resident) / clients.length };
}

function connectMany(job: Job, count: number): Promise<RawClient[]> {
  const carts = Array.from({ length: Math.ceil(count / clientsPerRoom) }, newCart);
  return inTurns(count, atATime, async (index) => {
    const cart = carts[Math.floor(index / clientsPerRoom)] as Cart;
    const client = await joinCart({ port: job.port, dialect: dialects[job.server], cart });
    await client.catchUp();
    return client;
  });
}

/** Each written by one client, who leaves. */
export async function idleCarts(job: Job, carts: number, entriesPerCart: number): Promise<Figures> {
  await fillMany(job, warmUp, entriesPerCart);
  const before = await memoryOf(job.pid);
  await fillMany(job, carts, entriesPerCart);
  const after = await memoryOf(job.pid);
  return {
    'live bytes per idle cart': (after.live - before.live) / carts,
    'resident bytes per idle cart': (after.resident - before.resident) / carts,
    entries: (carts + warmUp) * entriesPerCart,
  };
}

async function fillMany(job: Job, count: number, entriesPerCart: number): Promise<void> {
  await inTurns(count, atATime, async (index) => {
    const client = await joinCart({ port: job.port, dialect: dialects[job.server], cart: newCart() });
    for (const message of writer(index).messages(entriesPerCart)) client.send(client.frame(message));
    await client.catchUp();
    await client.leave();
  });
  await delay(settleMs);
}
