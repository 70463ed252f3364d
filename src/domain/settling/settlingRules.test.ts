// The merge rules of settling, V32 to V34. Ana has bought milk for 3.00: 1 that she wanted and 2 of Ben's, unless said. Every
// row runs with either side's ids the later ones.

import { describe, expect, test } from 'vitest';
import type { ActorId } from '../../engine/message.ts';
import { cartFingerprint } from '../cartFingerprint.ts';
import { type Person, person } from '../testing/people.ts';
import { finish } from '../testing/purchaseRows.ts';
import { add, commandsOf, debtsIn, owedIn, pick, type SettlingAct, settlings } from '../testing/settlingRows.ts';
import { settledOf } from './debts.ts';

const both = ['ana', 'ben'] as ActorId[];
const does = (who: Person, ...acts: readonly SettlingAct[]) => {
  for (const act of acts) for (const command of commandsOf(act, who.cart(), both)) who.does(command);
};
const debts = (who: Person) => debtsIn(who.cart());

describe.each(['ana', 'ben'] as const)('with %s’s ids the later ones', (later) => {
  test.each(settlings)('$rule', ({ before = [], ana: anaDoes, ben: benDoes, comesTo }) => {
    const [ana, ben] = shopped(later);
    does(ana, ...before);
    ben.hears(ana);
    does(ana, ...anaDoes);
    does(ben, ...benDoes);
    const benAlone = [...ben.seen.values()];
    ben.hears(ana);
    ana.receive(benAlone);
    expect(cartFingerprint(ana.cart())).toBe(cartFingerprint(ben.cart()));
    expect(owedIn(ana.cart(), both[1] as ActorId)).toEqual(comesTo);
  });

  test('V32: of two who shared it differently, the later one’s shares show', () => {
    const [ana, ben] = shopped(later);
    does(ana, 'settle');
    does(ben, 'settle evenly');
    ana.hears(ben);
    const shares = debts(ana).map((debt) => settledOf(debt).shares);
    expect(shares).toEqual([[{ actorId: 'ben', amount: later === 'ana' ? 200 : 150 }]]);
  });

  test('V34 settle, a wish of it that arrives late: what that makes due is open', () => {
    const [ana, ben] = shopped(later);
    const carol = person('carol', 3, 0);
    // All but the wish itself.
    carol.receive([...ana.seen.values()].filter(({ actorId }) => actorId !== 'ben'));
    does(carol, 'settle');
    expect(debts(carol)).toMatchObject([{ isSettled: true, open: [], shares: [{ actorId: 'ana', amount: 300 }] }]);
    carol.hears(ben);
    expect(debts(carol)).toMatchObject([{ isSettled: true, open: [{ actorId: 'ben', amount: 200 }] }]);
    does(carol, 'settle');
    expect(debts(carol)).toMatchObject([{ isSettled: true, open: [] }]);
  });
});

test('settle, finish the same shop: what another part of the basket makes of it is told', () => {
  const [ana, ben] = [person('ana', 1, 0), person('ben', 2, -500_000)];
  ben.does(add(2));
  ana.hears(ben);
  ana.does(pick);
  ben.hears(ana);
  ana.does(finish);
  does(ana, 'settle');
  // By the earlier id it is Ben who paid: what he gave Ana for it is his again.
  ben.does(finish);
  ana.hears(ben);
  expect(debts(ana)).toMatchObject([
    { paidBy: 'ben', total: 200, isSettled: false, open: [] },
    { paidBy: 'ana', total: 0, isSettled: true, open: [{ actorId: 'ben', amount: -200 }] },
  ]);
});

test('it is told who wanted what', () => {
  const [ana] = shopped('ana');
  expect(debts(ana)[0]?.wishes).toEqual([
    { actorId: 'ana', items: [{ name: 'Milk', quantity: 1 }], amount: 100 },
    { actorId: 'ben', items: [{ name: 'Milk', quantity: 2 }], amount: 200 },
  ]);
});

function shopped(later: 'ana' | 'ben'): readonly [Person, Person] {
  const ana = person('ana', 1, later === 'ana' ? 500_000 : 0);
  const ben = person('ben', 2, later === 'ben' ? 500_000 : 0);
  ana.does(add(1));
  ben.hears(ana);
  ben.does(add(2));
  ana.hears(ben);
  ana.does(pick);
  ana.does(finish);
  ben.hears(ana);
  return [ana, ben];
}
