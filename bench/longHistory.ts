// A cart with a long past, as two people make it who fill it with the orders of the real file, over and over: 100 lines,
// however long it gets. And an act of somebody who was offline since the middle of it.

import { createRandom, type Random } from '../scripts/demo/random.ts';
import { realOrders } from '../scripts/demo/realOrders.ts';
import { createCartLinks } from '../src/adapters/browser/cartLinks.ts';
import { cartDomain } from '../src/domain/cartDomain.ts';
import type { CartCommand } from '../src/domain/commands.ts';
import type { ColorName } from '../src/domain/events.ts';
import type { ImportedOrder } from '../src/domain/import/orders.ts';
import type { StoredEntry } from '../src/engine/eventStore.ts';
import { createMemoryDatabase, createMemoryEventStore, type MemoryDatabase } from '../src/engine/memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from '../src/engine/message.ts';
import { openStream } from '../src/engine/openStream.ts';
import type { ReplicaId } from '../src/log/replicaId.ts';

export interface LongHistory {
  readonly streamId: StreamId;
  readonly key: string;
  /** Ascending by id. */
  readonly entries: readonly StoredEntry[];
  /** Somebody else's, who had been offline since the middle. */
  readonly late: readonly StoredEntry[];
}

type Line = ImportedOrder['lines'][number];

const lineCount = 100;
const start = Date.UTC(2010, 11, 1, 8, 26);
/** Between two acts: 100,000 of them take ten weeks. */
const paceMs = 60_000;
/** So many acts of one person, before the other one looks again. */
const turn = 20;

export async function longHistory(events: number): Promise<LongHistory> {
  // Of another seed another cart: two histories of one have the same ids, and are two branches of the same logs.
  const random = createRandom(events);
  const { cartId: streamId, key } = createCartLinks(random.bytes).mint();
  let now = start;

  async function person(name: string, color: ColorName, replicaId: number, database: MemoryDatabase) {
    const actorId = Buffer.alloc(32, name).toString('base64url') as ActorId;
    const store = createMemoryEventStore({ now: () => now, database });
    const stream = await openStream({ domain: cartDomain, store, streamId, wallNow: () => now });
    const handler = stream.writeAs({
      writer: () => ({ replicaId: replicaId as ReplicaId, actorId }),
      context: () => ({ actorId }),
      newCommandId: () => Buffer.from(random.bytes(8)).toString('hex') as CommandId,
    });
    return {
      stream,
      written: () => stream.head(replicaId as ReplicaId)?.length ?? 0,
      /** What makes no sense now is not done. */
      async act(command: CartCommand) {
        now += paceMs;
        await handler.dispatch(command);
      },
      join: () => handler.dispatch({ type: 'JoinCart', data: { name, color } }),
    };
  }

  const database = createMemoryDatabase();
  const [ana, ben] = [await person('Ana', 'teal', 1001, database), await person('Ben', 'orange', 1002, database)];
  await ana.act({ type: 'CreateCart', data: { name: 'The flat', currency: 'GBP' } });
  await ana.join();
  await ben.stream.catchUp();
  await ben.join();

  const length = () => ana.written() + ben.written();
  const products = realProducts();
  let late: readonly StoredEntry[] = [];
  for (let act = 0; length() < events; act += 1) {
    const acting = Math.floor(act / turn) % 2 === 0 ? ana : ben;
    if (act % turn === 0) await acting.stream.catchUp();
    await acting.act(nextAct(products[act % products.length] as Line, random));
    if (late.length > 0 || length() < events / 2) continue;
    const own = structuredClone(database);
    const cleo = await person('Cleo', 'violet', 1003, own);
    await cleo.join();
    await cleo.act({ type: 'AddItem', data: { name: 'Candles', price: 250, quantity: 2 } });
    late = await createMemoryEventStore({ now: () => now, database: own }).readLog(streamId, 1003 as ReplicaId, 0);
  }
  const store = createMemoryEventStore({ now: () => now, database });
  return { streamId, key, entries: await store.readAll(streamId), late };
}

/** The first hundred, in the order of the file, as often as it has them. */
function realProducts(): readonly Line[] {
  const rows = realOrders().flatMap(({ lines }) => lines);
  const known = new Set([...new Set(rows.map(({ line }) => line))].slice(0, lineCount));
  // What is rare is wanted, too: each once.
  const rare = [...known].flatMap((id) => rows.find(({ line }) => line === id) ?? []);
  return [...rare, ...rows.filter(({ line }) => known.has(line))];
}

function nextAct({ line, name, price, aisle, quantity }: Line, random: Random): CartCommand {
  const few = Math.min(quantity, 12);
  switch (random.between(0, 9)) {
    case 0:
      return { type: 'EnsureItem', data: { line, name, price, aisle, atLeast: few } };
    case 1:
      return { type: 'PickItem', data: { line } };
    case 2:
      return { type: 'ChangePrice', data: { line, price: (price ?? 0) + random.between(0, 50) } };
    case 3:
    case 4:
    case 5:
      return { type: 'SetQuantity', data: { line, to: few } };
    case 6:
      return { type: 'ChangeQuantity', data: { line, by: -1 } };
    default:
      return { type: 'AddItem', data: { line, name, price, aisle, quantity: few } };
  }
}
