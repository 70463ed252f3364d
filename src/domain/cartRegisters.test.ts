// The merge rules of what is written on the whole cart, V35 and V36, and what is asked of them alone.

import { describe, expect, test } from 'vitest';
import type { ActorId } from '../engine/message.ts';
import { nthId, scenarioOf } from '../engine/testing/givenWhenThen.ts';
import { meet, type Side } from '../engine/testing/meet.ts';
import { evolve, initialCart } from './cart.ts';
import { cartDecider } from './cartDecider.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartCommand } from './commands.ts';
import type { CartEnvelope, CartEvent } from './events.ts';
import { limits } from './limits.ts';
import { cartView } from './readModels/cartView.ts';
import { person } from './testing/people.ts';

const sides = ['ana', 'ben'] as const satisfies readonly Side[];
const ana = 'ana' as ActorId;
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
const created: CartEvent = { type: 'CartCreated', data: { name: 'Week', currency: 'EUR' } };
const create: CartCommand = { type: 'CreateCart', data: { name: 'Week', currency: 'EUR' } };
const pay = (currency: string): CartCommand => ({ type: 'ChangeCurrency', data: { currency } });
const arrange = (...aisles: string[]): CartCommand => ({ type: 'ArrangeAisles', data: { aisles } });

describe('ChangeCurrency', () => {
  test('says the new one, having seen what was written', () => {
    given(created)
      .when(pay('CHF'))
      .then({ type: 'CurrencyChanged', data: { currency: 'CHF', observed: [] } });
    given(created, { type: 'CurrencyChanged', data: { currency: 'CHF', observed: [] } })
      .when(pay('GBP'))
      .then({ type: 'CurrencyChanged', data: { currency: 'GBP', observed: [nthId(1)] } });
  });
  test('is quiet where it is so', () => given(created).when(pay('EUR')).thenNothing());
  test('is refused for what is no currency', () =>
    given(created).when(pay('Euro')).thenRefused({ kind: 'currency-invalid' }));
});

describe('ArrangeAisles', () => {
  test('says the order', () =>
    given(created)
      .when(arrange('drinks', 'dairy'))
      .then({ type: 'AislesArranged', data: { aisles: ['drinks', 'dairy'], observed: [] } }));
  test('is quiet where it is so', () =>
    given({ type: 'AislesArranged', data: { aisles: ['drinks'], observed: [] } })
      .when(arrange('drinks'))
      .thenNothing());
  test('is refused for what is no aisle, twice the same, or too many', () => {
    for (const wrong of [['Dairy!'], ['dairy', 'dairy'], Array.from({ length: limits.aisles + 1 }, (_, n) => aisle(n))])
      given(created)
        .when(arrange(...wrong))
        .thenRefused({ kind: 'aisle-invalid' });
  });
  const aisle = (n: number) => `a${'b'.repeat(n % 31)}${'c'.repeat(n > 30 ? 1 : 0)}`;
});

test('the cart is walked in the order that was arranged; aisles that were not named come after, as they were', () => {
  const who = person('ana', 1, 0);
  for (const aisle of ['bakery', 'dairy', 'drinks'])
    who.does({ type: 'AddItem', data: { name: `of ${aisle}`, quantity: 1, aisle } });
  const walk = () => cartView(who.cart(), ['bakery', 'dairy', 'drinks']).aisles.map(({ aisle }) => aisle);
  expect(walk()).toEqual(['bakery', 'dairy', 'drinks']);
  who.does(arrange('drinks'));
  expect(walk()).toEqual(['drinks', 'bakery', 'dairy']);
});

test('a cart whose making arrives late has the currency to which it was changed', () => {
  const envelope = (n: number, event: CartEvent) => ({ id: nthId(n), actorId: ana, event }) as CartEnvelope;
  const changed: CartEvent = { type: 'CurrencyChanged', data: { currency: 'CHF', observed: [] } };
  const one = [envelope(1, changed), envelope(0, created)].reduce(evolve, initialCart);
  const other = [envelope(0, created), envelope(1, changed)].reduce(evolve, initialCart);
  expect(cartView(one, []).currency).toBe('CHF');
  expect(cartFingerprint(one)).toBe(cartFingerprint(other));
});

describe.each(sides)('(%s later)', (later) => {
  const met = (anas: CartCommand, bens: CartCommand) => {
    const { ana, ben } = meet(person, { before: [create], ana: [anas], ben: [bens] }, later);
    expect(cartFingerprint(ana.cart())).toBe(cartFingerprint(ben.cart()));
    return ana;
  };

  test('V35 arrange the aisles, arrange the aisles: the later order, whole', () => {
    const { view } = met(arrange('drinks', 'dairy'), arrange('dairy', 'bakery'));
    expect(view().aisleOrder).toEqual(later === 'ana' ? ['drinks', 'dairy'] : ['dairy', 'bakery']);
  });

  test('V36 change the currency, change the currency: the later in total order', () => {
    expect(met(pay('CHF'), pay('GBP')).view().currency).toBe(later === 'ana' ? 'CHF' : 'GBP');
  });
});
