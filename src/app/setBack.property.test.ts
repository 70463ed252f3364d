// A relay and the devices of some are set back to a backup together. What one device still holds of what was done is in the
// cart of all after they have met: with its author, once, and seen by whoever had seen it. Over real sockets and the real
// relay; TROLLEY_RUNS asks for more.

import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { memoryLog } from '../../server/log/memoryLog.ts';
import { startTestRelay } from '../../server/testing/testRelay.ts';
import { cartDomain } from '../domain/cartDomain.ts';
import type { StreamId } from '../engine/message.ts';
import { createReadSide } from '../engine/readSide.ts';
import type { CartSession } from './cartSession.ts';
import { createHousehold } from './testing/household.ts';
import {
  add,
  change,
  createMachines,
  eventually,
  lines,
  type Machine,
  nowhere,
  onRelay,
  remove,
} from './testing/machine.ts';

const { machine, cloneOf, open, end } = createMachines();
afterEach(end);

const numRuns = Number(process.env['TROLLEY_RUNS'] ?? 5);

type Act = {
  readonly by: 0 | 1;
  readonly what: 'add' | 'more' | 'less' | 'remove';
  readonly item: 'Milk' | 'Tea' | 'Rice';
};
const act: fc.Arbitrary<Act> = fc.record({
  by: fc.constantFrom(0, 1),
  what: fc.constantFrom('add', 'more', 'less', 'remove'),
  item: fc.constantFrom('Milk', 'Tea', 'Rice'),
});
const story = fc.record({
  before: fc.array(act, { maxLength: 4 }),
  lost: fc.array(act, { minLength: 1, maxLength: 8 }),
  /** What Alice does on the device that was set back, before she hears of anything. */
  after: fc.array(act, { maxLength: 4 }),
  isBobThere: fc.boolean(),
});

/** Alice's milk is lost with Bob's having seen it, and removed it; her tea with nobody's having touched it. */
const plain = {
  before: [],
  lost: [
    { by: 0, what: 'add', item: 'Milk' },
    { by: 1, what: 'remove', item: 'Milk' },
    { by: 0, what: 'add', item: 'Tea' },
  ],
  after: [{ by: 0, what: 'add', item: 'Rice' }],
} satisfies { before: Act[]; lost: Act[]; after: Act[] };

/** Refused where there is no such line, which is as good. */
async function perform(session: CartSession | undefined, { what, item }: Act): Promise<void> {
  const line = `t:${item.toLowerCase()}`;
  const command = { add: add(item, 2), more: change(line, 1), less: change(line, -1), remove: remove(line) }[what];
  await session?.dispatch(command);
}

const actsOf = (session: CartSession) =>
  new Set(session.store.getState().history.entries.map((entry) => `${entry.actorName} ${entry.commandId}`));

/** What the entries of these machines come to together, had nothing ever been set back. */
async function unitedLines(cartId: StreamId, ...machines: readonly Machine[]): Promise<Record<string, number>> {
  const readSide = createReadSide(cartDomain, cartId);
  for (const { database } of machines) {
    for (const { entries } of database.streams.get(cartId)?.logs.values() ?? []) readSide.receive(entries);
  }
  const now = readSide.now();
  return Object.fromEntries(now.aisles.flatMap((aisle) => aisle.lines.map((line) => [line.name, line.quantity])));
}

test('what one device still holds of what was durable is in the cart after everybody has met', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ before, lost, after, isBobThere }) => {
      const household = createHousehold();
      const alices = machine(household.device('Alice'));
      const bobs = machine(household.device('Bob', 'orange'));
      const cart = alices.person.tab().links.mint();
      const storage = memoryLog();
      const relay = await startTestRelay({ storage });
      const atAlices = await open(alices, relay.url, cart);
      await atAlices.dispatch(add('Salt'));
      const atBobs = await open(bobs, relay.url, cart);
      await eventually(() => expect(lines(atBobs)).toEqual({ Salt: 1 }));
      const meet = async (acts: readonly Act[]) => {
        for (const one of acts) {
          await perform([atAlices, atBobs][one.by], one);
          await Promise.all([onRelay(atAlices), onRelay(atBobs)]);
          await eventually(() => expect(actsOf(atBobs)).toEqual(actsOf(atAlices)));
        }
      };
      await meet(before);
      const backup = storage.copy();
      const restored = cloneOf(alices);
      await meet(lost);

      const heldByBob = actsOf(atBobs);
      await atAlices.close();
      if (!isBobThere) await atBobs.close();
      await relay.close();
      alices.person.advance(60_000);
      const offline = await open(restored, nowhere, cart);
      for (const one of after) await perform(offline, one);
      await offline.close();
      const united = await unitedLines(cart.cartId, bobs, restored);
      const doneByAlice = actsOf(offline);

      const relayAgain = await startTestRelay({ storage: backup, port: relay.port });
      const again = await open(restored, relayAgain.url, cart);
      await onRelay(again);
      const bobAgain = isBobThere ? atBobs : await open(bobs, relayAgain.url, cart);
      const atCarols = await open(machine(household.device('Carol', 'blue')), relayAgain.url, cart);
      for (const session of [again, bobAgain, atCarols]) {
        await eventually(() => {
          expect([...heldByBob, ...doneByAlice].filter((one) => !actsOf(session).has(one))).toEqual([]);
          expect(lines(session)).toEqual(united);
        });
        await onRelay(session);
      }
      await end();
      await relayAgain.close();
    }),
    { numRuns, endOnFailure: true, examples: [[{ ...plain, isBobThere: true }], [{ ...plain, isBobThere: false }]] },
  );
}, 120_000);
