// A keyframe is a cache: what it shows is what the full fold of what is stored comes to, or nothing. Whatever is done to the cart, to
// the keyframes and to the app in between.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Keyframe, KeyframeStore } from '../engine/keyframe.ts';
import type { StreamId } from '../engine/message.ts';
import type { OrderingSession } from './cartSession.ts';
import { createTrolley } from './createTrolley.ts';
import { createHousehold } from './testing/household.ts';
import type { Trolley } from './trolley.ts';

const surroundings = {} as Pick<Trolley, 'shareAddresses' | 'keepAwake' | 'update' | 'applyUpdate'>;

function memoryKeyframes() {
  const kept = new Map<StreamId, Keyframe>();
  /** While it is, nothing that is saved arrives: as when the page goes away before. */
  let isInterrupted = false;
  const store: KeyframeStore = {
    read: async (id) => kept.get(id) ?? null,
    async save(id, keyframe) {
      if (!isInterrupted) kept.set(id, keyframe);
    },
    remove: async (id) => void kept.delete(id),
  };
  return { kept, store, interrupt: (is: boolean) => (isInterrupted = is) };
}

type Step =
  | { readonly do: 'add' | 'other adds'; readonly name: string; readonly quantity: number }
  | { readonly do: 'reopen' | 'lose' | 'damage' | 'update the app' | 'interrupt' | 'go on' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      name: fc.constantFrom('Milk', 'Bread', 'Eggs'),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('other adds' as const),
      name: fc.constantFrom('Milk', 'Tea'),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  fc.record({
    do: fc.constantFrom(
      'lose' as const,
      'damage' as const,
      'update the app' as const,
      'interrupt' as const,
      'go on' as const,
    ),
  }),
);

test('[R6] a first look is the fold of all that is stored, or none: whatever became of the keyframes', async () => {
  let looks = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const house = createHousehold();
      const [ana, ben] = [house.device('Ana'), house.device('Ben', 'orange')];
      const { kept, store, interrupt } = memoryKeyframes();
      let version = 1;
      const tab = () => ana.tab({ keyframes: { store: async () => store, version: `build ${version}`, from: 2 } });
      const { cartId, key, session: drafted } = await createTrolley(tab(), surroundings).draft();
      let session: OrderingSession = drafted;
      const add = (name: string, quantity: number) => session.dispatch({ type: 'AddItem', data: { name, quantity } });
      await add('Milk', 1);
      const bens = await createTrolley(ben.tab(), surroundings).open(cartId, key);

      for (const each of steps) {
        const record = kept.get(cartId);
        if (each.do === 'add') await add(each.name, each.quantity);
        else if (each.do === 'other adds')
          await bens.dispatch({ type: 'AddItem', data: { name: each.name, quantity: each.quantity } });
        else if (each.do === 'lose') kept.clear();
        else if (each.do === 'damage' && record)
          kept.set(cartId, { ...record, content: record.content.replace('Milk', 'Silk') });
        else if (each.do === 'update the app') version += 1;
        else if (each.do === 'interrupt' || each.do === 'go on') interrupt(each.do === 'interrupt');
        else if (each.do === 'reopen') {
          await session.close();
          session = await createTrolley(tab(), surroundings).open(cartId, key);
          const { now, history } = session.store.getState();
          if (history.read === null) continue;
          looks += 1;
          // Answered by what was opened behind it.
          await session.dispatch({ type: 'RenameCart', data: { name: now.name } });
          const state = session.store.getState();
          expect(state.history.read).toBeNull();
          const then = state.history.entries.length === 0 ? null : state.now;
          expect(now).toEqual(then);
        }
      }
      await session.close();
      await bens.close();
    }),
    { numRuns: 60 },
  );
  expect(looks).toBeGreaterThan(20);
});
