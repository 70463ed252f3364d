// As this device learned it: at every place of that order, what is shown is the full fold of what had arrived by then. And it is the
// same when it is read anew, as after a reload, or grows while somebody looks.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cartDomain } from '../domain/cartDomain.ts';
import type { CartCommand } from '../domain/commands.ts';
import type { StoredEntry } from '../engine/eventStore.ts';
import { createMemoryDatabase, createMemoryEventStore } from '../engine/memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from '../engine/message.ts';
import { openStream } from '../engine/openStream.ts';
import { createReadSide } from '../engine/readSide.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { inOrderOfArrival, readArrivals } from './stream/arrivals.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

interface Act {
  readonly who: 1 | 2 | 3;
  readonly name: string;
  readonly quantity: number;
  /** Whether the device that looks hears of this person, and how its clock goes on. */
  readonly hears: boolean;
  readonly ms: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(1 as const, 2 as const, 3 as const),
  name: fc.constantFrom('Milk', 'Bread'),
  quantity: fc.integer({ min: 1, max: 5 }),
  hears: fc.boolean(),
  ms: fc.integer({ min: -2_000, max: 5_000 }),
});

/** Several people on devices of their own, and one device that hears of them now and then. */
async function play(acts: readonly Act[]) {
  let serial = 0;
  let now = 1_800_000_000_000;
  let here = now;
  const people = await Promise.all(
    [1, 2, 3].map(async (who) => {
      const store = createMemoryEventStore({ now: () => now, database: createMemoryDatabase() });
      const stream = await openStream({ domain: cartDomain, store, streamId, wallNow: () => now });
      const actorId = Buffer.alloc(32, who).toString('base64url') as ActorId;
      const { dispatch } = stream.writeAs({
        writer: () => ({ replicaId: who as ReplicaId, actorId }),
        context: () => ({ actorId }),
        newCommandId: () => (++serial).toString(16).padStart(16, '0') as CommandId,
      });
      return { store, stream, dispatch };
    }),
  );
  const store = createMemoryEventStore({ now: () => here, database: createMemoryDatabase() });
  const stream = await openStream({ domain: cartDomain, store, streamId, wallNow: () => here });
  const arrivedInTurn: StoredEntry[][] = [];
  for (const { who, name, quantity, hears, ms } of acts) {
    now += 1_000;
    here += ms;
    const command: CartCommand = { type: 'AddItem', data: { name, quantity } };
    await people[who - 1]?.dispatch(command);
    if (!hears) continue;
    // Of whom it hears now, it hears all; of the others later.
    const entries = (await people[who - 1]?.store.readAll(streamId)) ?? [];
    const { appended } = await stream.append(entries);
    if (appended.length > 0) arrivedInTurn.push([...appended]);
    if (quantity > 3) for (const other of people) await other.stream.append(entries);
  }
  return { store, stream, arrivedInTurn };
}

function foldOf(entries: readonly StoredEntry[]) {
  const readSide = createReadSide(cartDomain, streamId);
  readSide.receive(entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  return readSide.now();
}

test('[R4] [R6] a cursor in the order of arrival is the full fold of what had arrived, wherever one goes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 18 }),
      fc.array(fc.nat(40), { minLength: 4, maxLength: 12 }),
      async (acts, seeks) => {
        const { store, stream } = await play(acts);
        const all = await store.readAll(streamId);
        const order = inOrderOfArrival(all).map(({ entry }) => entry);
        const moments = await readArrivals(store, stream);
        expect(moments.length()).toBe(order.length);
        for (const seek of seeks) {
          const index = order.length === 0 ? 0 : seek % order.length;
          if (order[index] === undefined) continue;
          expect(moments.at(index)?.id).toBe(order[index].id);
          expect(moments.indexOf(order[index].id)).toBe(index);
          expect(stream.readSide.view(moments.stateAt(index))).toEqual(foldOf(order.slice(0, index + 1)));
        }
      },
    ),
    { numRuns: 80 },
  );
});

test('the order is that of the store as far as this device’s clock went on, and never against a log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 18 }), async (acts) => {
      const forward = acts.map((each) => ({ ...each, ms: Math.abs(each.ms) + 1 }));
      for (const [played, isForward] of [
        [acts, false],
        [forward, true],
      ] as const) {
        const { store, arrivedInTurn } = await play(played);
        const order = inOrderOfArrival(await store.readAll(streamId)).map(({ entry }) => entry);
        for (const replica of [1, 2, 3]) {
          const seqs = order.filter(({ replicaId }) => replicaId === replica).map(({ seq }) => seq);
          expect(seqs).toEqual(seqs.map((_, index) => index));
        }
        if (!isForward) continue;
        // What came in one turn of the clock counts in the total order.
        const turns = new Map<number, string[]>();
        for (const { id, receivedAt } of arrivedInTurn.flat())
          turns.set(receivedAt, [...(turns.get(receivedAt) ?? []), id]);
        expect(order.map(({ id }) => id)).toEqual([...turns.values()].flatMap((ids) => ids.sort()));
      }
    }),
    { numRuns: 40 },
  );
});

test('what arrives while somebody looks comes at the end, once, and comes to the same as reading anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), fc.nat(12), async (acts, cut) => {
      const { store, stream } = await play(acts.map((each) => ({ ...each, ms: Math.abs(each.ms) + 1 })));
      const order = inOrderOfArrival(await store.readAll(streamId)).map(({ entry }) => entry);
      const known = order.slice(0, cut);
      const part = createMemoryEventStore({ now: () => 0, database: createMemoryDatabase() });
      const moments = await readArrivals({ ...part, readAll: async () => known }, stream);
      // Told twice: what was read already is no news.
      moments.arrived(order);
      expect(Array.from({ length: moments.length() }, (_, index) => moments.at(index)?.id)).toEqual(
        order.map(({ id }) => id),
      );
      const last = stream.readSide.view(moments.stateAt(order.length - 1));
      expect(last).toEqual(foldOf(order));
      expect(moments.history(stream.readSide.history()).entries.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
    }),
    { numRuns: 60 },
  );
});
