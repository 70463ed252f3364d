// At a pace that both hold: how long an update takes to be durable, and to reach a member at the same relay and one at the
// other.

import { setTimeout as delay } from 'node:timers/promises';
import { newCart } from '../../reliability/client/cart.ts';
import { dialects } from '../relay/load/dialect.ts';
import { joinCart, type RawClient } from '../relay/load/rawClient.ts';
import { countEntries, eachDurable, enterUpdate, varUint } from '../relay/load/updateReader.ts';
import { writer } from '../relay/load/writer.ts';
import { percentile } from '../statistics.ts';
import { cpuOf, grown, type Nodes } from './nodes.ts';

const carts = 20;
const perSecond = 400;
const tickMs = 4;
const warmUpMs = 500;
const settleMs = 10_000;

interface Writing {
  readonly client: RawClient;
  readonly leave: () => Promise<void>;
  readonly frames: Buffer[];
  readonly sentAt: number[];
}

export async function paced({ relays, all }: Nodes, seconds: number): Promise<Record<string, number>> {
  const times = { durable: [] as number[], near: [] as number[], far: [] as number[] };
  const each = Math.ceil(((seconds + 1) * perSecond) / carts) + 2;
  const writing = await Promise.all(Array.from({ length: carts }, (_, index) => openCart(index, relays, each, times)));
  const [cpuBefore, bytesBefore] = [cpuOf(all), all.map(({ bytes }) => bytes())];
  const started = performance.now();
  let sent = 0;
  while (performance.now() - started < warmUpMs + seconds * 1000) {
    const due = ((performance.now() - started) / 1000) * perSecond;
    for (; sent < due; sent++) {
      const { client, frames, sentAt } = writing[sent % carts] as Writing;
      const frame = frames[sentAt.length];
      if (frame === undefined) break;
      sentAt.push(performance.now());
      client.send(frame);
    }
    await delay(tickMs);
  }
  const end = performance.now() + settleMs;
  while (Object.values(times).some(({ length }) => length < sent)) {
    if (performance.now() > end) throw new Error(`of ${sent} updates ${JSON.stringify(times, countsOnly)} came`);
    await delay(tickMs);
  }
  const [cpu, bytesAfter] = [cpuOf(all), all.map(({ bytes }) => bytes())];
  for (const { leave } of writing) await leave();
  const late = (warmUpMs / 1000) * perSecond;
  const figures: Record<string, number> = {
    'NATS bytes, one by one': grown(all, 'NATS', bytesBefore, bytesAfter) / sent,
    'relay µs, one by one': (grown(all, 'relay', cpuBefore, cpu) / sent) * 1e6,
    'NATS µs, one by one': (grown(all, 'NATS', cpuBefore, cpu) / sent) * 1e6,
  };
  for (const [name, took] of Object.entries(times)) {
    figures[`${name} p50`] = percentile(took.slice(late), 0.5);
    figures[`${name} p99`] = percentile(took.slice(late), 0.99);
  }
  return figures;
}

async function openCart(
  index: number,
  [here, there]: Nodes['relays'],
  entries: number,
  times: Readonly<Record<'durable' | 'near' | 'far', number[]>>,
): Promise<Writing> {
  const cart = newCart();
  const join = ({ port }: { readonly port: number }) => joinCart({ port, dialect: dialects.trolley, cart });
  const [client, near, far] = [await join(here), await join(here), await join(there)];
  const { replica, messages } = writer(index);
  const sentAt: number[] = [];
  let durable = 0;
  for (const member of [client, near, far]) await member.catchUp();
  const since = (from: number, to: number) => sentAt.slice(from, to).map((at) => performance.now() - at);
  client.hear((bytes, start) =>
    eachDurable(bytes, start, (whose, length) => {
      if (whose === replica) times.durable.push(...since(durable, length));
      durable = length;
    }),
  );
  for (const [member, took] of [
    [near, times.near],
    [far, times.far],
  ] as const) {
    member.hear((bytes, start) => {
      const cursor = { at: 0 };
      if (!enterUpdate(bytes, start, cursor)) return;
      const count = countEntries(bytes, { ...cursor });
      for (let skipped = 0; skipped < 3; skipped++) varUint(bytes, cursor); // one log, its structs, whose it is
      const from = varUint(bytes, cursor);
      took.push(...since(from, from + count));
    });
  }
  const leave = async () => {
    for (const member of [client, near, far]) await member.leave();
  };
  return { client, leave, frames: messages(entries).map(client.frame), sentAt };
}

function countsOnly(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.length : value;
}
