// Whatever is stored, in whatever order, and wherever this node stops or fails in between: what is written of a cart is what it comes to,
// the same as built from nothing.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import type { CartCommand } from '../../src/domain/commands.ts';
import { anyCommand } from '../../src/domain/testing/cartArbitraries.ts';
import type { StreamId } from '../../src/engine/message.ts';
import { createReadSide } from '../../src/engine/readSide.ts';
import { carts } from './carts.ts';
import { items } from './items.ts';
import type { Projection } from './projection.ts';
import { type Author, createAuthor, createStoringNode } from './testing/cartAuthors.ts';

const streams = ['A', 'B'].map((letter) => letter.repeat(22) as StreamId);
const which = fc.nat(streams.length - 1);
const who = fc.nat(1);
const few = fc.integer({ min: 1, max: 9 });
const line = fc.constantFrom('t:milk', 't:eggs');
/** Mostly what is not refused. */
const command = fc.oneof(
  anyCommand,
  fc
    .record({ name: fc.constantFrom('Milk', 'Eggs'), quantity: few })
    .map((data): CartCommand => ({ type: 'AddItem', data })),
  fc.record({ line, to: few }).map((data): CartCommand => ({ type: 'SetQuantity', data })),
  fc.record({ line }).map((data): CartCommand => ({ type: 'RemoveItem', data })),
  fc.constantFrom('Ana', 'Ben').map((name): CartCommand => ({ type: 'JoinCart', data: { name, color: 'slate' } })),
);

const step = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('acts' as const),
      which,
      who,
      commands: fc.array(command, { minLength: 1, maxLength: 4 }),
    }),
    weight: 5,
  },
  { arbitrary: fc.record({ kind: fc.constant('hears' as const), which, who, other: who }), weight: 2 },
  {
    arbitrary: fc.record({ kind: fc.constant('stores' as const), which, who, most: fc.integer({ min: 1, max: 9 }) }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('forks' as const), which, who, kept: fc.nat(3), command }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('updates' as const), which }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('fails' as const), which, after: fc.nat(1) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('restarts' as const) }), weight: 1 },
  {
    arbitrary: fc.record({ kind: fc.constant('builds' as const), isFresh: fc.boolean(), stopsAfter: fc.nat(3) }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('follows' as const), which, isOn: fc.boolean() }), weight: 1 },
);

test('the running read models equal those built from nothing, at any point, with stops in between', async () => {
  const met = { events: 0, gaveWay: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), async (steps) => {
      const node = createStoringNode();
      let failsAfter = Number.POSITIVE_INFINITY;
      const failing = (projection: Projection): Projection => ({
        ...projection,
        rows(cart) {
          if (failsAfter-- <= 0) throw new Error('no room');
          return projection.rows(cart);
        },
      });
      const projections = [carts, items].map(failing);
      try {
        let models = node.readModels(projections);
        await models.prepare();
        for (const id of streams) models.follow(id);
        const authors: Author[][] = await Promise.all(
          streams.map((id) => Promise.all([1, 2].map((number) => createAuthor(`p${number}`, number, id)))),
        );
        const authorOf = (at: { which: number; who: number }) => authors[at.which]?.[at.who] as Author;
        /** Read from the logs, not from the feed. */
        const expected = async (projection: Projection, id: StreamId) => {
          const readSide = createReadSide(cartDomain, id);
          const entries = await node.store().readAll(id);
          const aside = await node.store().setAside(id);
          readSide.receive(entries);
          const newest = readSide.timeline.at(readSide.timeline.length() - 1)?.id;
          if (newest === undefined || !models.followed().includes(id)) return [];
          const storedAt = Math.max(...[...entries, ...aside].map(({ receivedAt }) => receivedAt));
          const cart = { id, state: readSide.timeline.state(), view: readSide.now(), newest, storedAt };
          return projection.rows(cart).map((row) => ({ cart: id, ...row }));
        };
        const written = (projection: Projection, id: StreamId) =>
          (models.rows(projection) as { cart: string }[]).filter(({ cart }) => cart === id);

        for (const one of steps) {
          if (one.kind === 'acts') for (const command of one.commands) await authorOf(one).does(command);
          if (one.kind === 'hears') {
            await authorOf(one).hears(await authorOf({ which: one.which, who: one.other }).all());
          }
          if (one.kind === 'stores') {
            const author = authorOf(one);
            const has = (await node.store().readLog(author.streamId, author.replicaId, 0)).length;
            await node.stores(author.streamId, (await author.log()).slice(has, has + one.most));
          }
          if (one.kind === 'forks') {
            const { streamId, replicaId, log } = authorOf(one);
            const twin = await createAuthor(`p${replicaId}`, replicaId, streamId);
            await twin.hears((await log()).slice(0, one.kept));
            await twin.does(one.command);
            await node.store().adoptBranch(streamId, replicaId, await twin.log());
          }
          if (one.kind === 'updates') models.update(streams[one.which] as StreamId);
          if (one.kind === 'fails') {
            failsAfter = one.after;
            try {
              models.update(streams[one.which] as StreamId);
            } catch (cause) {
              expect(cause).toMatchObject({ message: 'no room' });
            }
            failsAfter = Number.POSITIVE_INFINITY;
          }
          if (one.kind === 'restarts') {
            node.restart();
            models = node.readModels(projections);
            await models.prepare();
          }
          if (one.kind === 'builds') {
            let left = one.stopsAfter;
            await models.build(projections[0] as Projection, { isFresh: one.isFresh, isStopped: () => left-- === 0 });
          }
          if (one.kind === 'follows') {
            const id = streams[one.which] as StreamId;
            if (one.isOn) models.follow(id);
            else models.unfollow(id);
          }
          if (one.kind === 'updates') {
            const id = streams[one.which] as StreamId;
            for (const projection of [carts, items]) {
              expect(written(projection, id)).toEqual(await expected(projection, id));
            }
          }
        }
        for (const id of streams) models.update(id);
        for (const id of streams) {
          met.events += (await node.store().readAll(id)).length;
          met.gaveWay += (await node.store().setAside(id)).length;
        }
        const running = projections.map((projection) => models.rows(projection));
        for (const projection of projections) await models.build(projection, { isFresh: true });
        expect(projections.map((projection) => models.rows(projection))).toEqual(running);
      } finally {
        node.dispose();
      }
    }),
    { numRuns: 40 },
  );
  // It is no proof where nothing happens.
  expect(met.events).toBeGreaterThan(150);
  expect(met.gaveWay).toBeGreaterThan(3);
}, 120_000);
