// Site data are deleted at any moment under several tabs of a device, with and without a line to the relay. Whatever was
// accepted is in the cart of all tabs, of who opens one anew, and of somebody else, once. Over the real relay; TROLLEY_RUNS asks for more.

import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { CartSession } from './cartSession.ts';
import { mostTries } from './stream/attempts.ts';
import { createHousehold } from './testing/household.ts';
import { add, createMachines, eventually, lines, nowhere, onRelay } from './testing/machine.ts';

const { openRelay, machine, clearStorage, open, end } = createMachines();
afterEach(end);

const numRuns = Number(process.env['TROLLEY_RUNS'] ?? 8);

const deletedAgain = { kind: 'failed', problem: expect.objectContaining({ kind: 'storage', reason: 'replaced' }) };

type Step =
  | { readonly kind: 'add'; readonly tab: number; readonly isAwaited: boolean }
  | { readonly kind: 'clear' }
  | { readonly kind: 'open'; readonly isOnline: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('add' as const), tab: fc.nat(3), isAwaited: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'clear' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open' as const), isOnline: fc.boolean() }) },
);
const schedule = fc.record({
  areOnline: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  steps: fc.array(step, { minLength: 4, maxLength: 14 }),
});

test('what was accepted is in the cart, whenever storage was cleared', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ areOnline, steps }) => {
      const relayUrl = await openRelay();
      const household = createHousehold();
      const hers = machine(household.device('Alice'));
      const cart = hers.person.tab().links.mint();
      const opened = (isOnline: boolean) => open(hers, isOnline ? relayUrl : nowhere, cart);
      const tabs: CartSession[] = [];
      for (const isOnline of areOnline) tabs.push(await opened(isOnline));
      const accepted: string[] = [];
      const refused: unknown[] = [];
      const sendings: Promise<void>[] = [];
      let serial = 0;

      for (const one of steps) {
        if (one.kind === 'clear') clearStorage(hers);
        else if (one.kind === 'open') tabs.push(await opened(one.isOnline));
        else {
          serial += 1;
          const name = `Item ${serial}`;
          const sending = (tabs[one.tab % tabs.length] as CartSession).dispatch(add(name)).then((result) => {
            if (result.kind === 'accepted') accepted.push(name);
            else refused.push(result);
          });
          sendings.push(sending);
          if (one.isAwaited) await sending;
        }
      }
      await Promise.all(sendings);
      // A refusal is no loss, but there is no reason for one, unless storage is deleted as often as a request is tried.
      const clearings = steps.filter(({ kind }) => kind === 'clear').length;
      const reasons = clearings < mostTries ? [] : refused.map(() => deletedAgain);
      expect(refused).toEqual(reasons);
      const everything = Object.fromEntries(accepted.map((name) => [name, 1]));

      // A page that is looked at again asks its storage.
      hers.person.setVisible(true);
      const newcomer = await open(hers, relayUrl, cart);
      const atBobs = await open(machine(household.device('Bob', 'orange')), relayUrl, cart);
      for (const session of [...tabs, newcomer, atBobs]) {
        await eventually(() => expect(lines(session)).toEqual(everything));
      }
      for (const session of [newcomer, atBobs]) await onRelay(session);
      await end();
    }),
    { numRuns, endOnFailure: true },
  );
}, 600_000);
