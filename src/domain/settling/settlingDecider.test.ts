// Three questions of each command: which events, when is it refused, when does it stay quiet.

import { expect, test } from 'vitest';
import type { ActorId, CommandId } from '../../engine/message.ts';
import { nthId, scenarioOf } from '../../engine/testing/givenWhenThen.ts';
import { cartDecider } from '../cartDecider.ts';
import { cartEventCodec } from '../cartEventCodec.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEvent, Share } from '../events.ts';

const [ana, ben, carol] = ['ana', 'ben', 'carol'] as readonly string[] as readonly [ActorId, ActorId, ActorId];
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
/** The test gives the nth event the command id n. */
const nth = (n: number) => n.toString(16).padStart(16, '0') as CommandId;
const bought: CartEvent = { type: 'CheckedOut', data: { kind: 'purchase', round: null, manifest: [] } };
const of = (amount: number, actorId = ben): Share => ({ actorId, amount });
const settle = (n: number, shares: readonly Share[], among: readonly ActorId[] = []): CartCommand => ({
  type: 'SettleCheckouts',
  data: { settled: [{ checkout: nth(n), among, shares }] },
});
const settled = (n: number, shares: readonly Share[], observed: readonly number[] = []): CartEvent => ({
  type: 'CheckoutSettled',
  data: { checkout: nth(n), among: [], shares, observed: observed.map(nthId) },
});
const unsettle: CartCommand = { type: 'UnsettleCheckout', data: { checkout: nth(0) } };
const unsettled = (observed: number): CartEvent => ({
  type: 'CheckoutUnsettled',
  data: { checkout: nth(0), observed: [nthId(observed)] },
});

test('SettleCheckouts writes down what is settled, in one form, once', () => {
  given(bought)
    .when(settle(0, [of(7, carol), of(0, ana), of(200)]))
    .then(settled(0, [of(200), of(7, carol)]));
  given(bought, settled(0, [of(200)]))
    .when(settle(0, [of(200)]))
    .thenNothing();
});

test('again where more has become known, or after it was taken back', () => {
  given(bought, settled(0, [of(200)]))
    .when(settle(0, [of(300)]))
    .then(settled(0, [of(300)], [1]));
  given(bought, settled(0, [of(200)]), unsettled(1))
    .when(settle(0, [of(200)]))
    .then(settled(0, [of(200)], [2]));
});

test('several at once; and is refused of what is not known', () => {
  const [a, b] = [settle(0, [of(1)]), settle(1, [of(2)])];
  const both: CartCommand = {
    type: 'SettleCheckouts',
    data: { settled: [a, b].flatMap((one) => (one.type === 'SettleCheckouts' ? one.data.settled : [])) },
  };
  given(bought, bought)
    .when(both)
    .then(settled(0, [of(1)]), settled(1, [of(2)]));
  given(bought)
    .when(both)
    .thenRefused({ kind: 'checkout-unknown', checkout: nth(1) });
});

test('UnsettleCheckout takes back the marks that are seen, once', () => {
  given(bought, settled(0, [of(200)]))
    .when(unsettle)
    .then(unsettled(1));
  given(bought).when(unsettle).thenNothing();
  given(bought, settled(0, [of(200)]), unsettled(1))
    .when(unsettle)
    .thenNothing();
});

test('the stored form, which is for ever', () => {
  const data = { checkout: nth(1), among: [ana, ben], shares: [of(200)], observed: [] };
  const stored = { type: 'CheckoutSettled', v: 1, data: { k: nth(1), e: ['ana', 'ben'], s: [['ben', 200]] } };
  expect(cartEventCodec.encode({ type: 'CheckoutSettled', data })).toEqual(stored);
  expect(cartEventCodec.decode(stored)).toEqual({ kind: 'known', event: { type: 'CheckoutSettled', data } });
  const byItem = { ...data, among: [], shares: [] };
  expect(cartEventCodec.encode({ type: 'CheckoutSettled', data: byItem }).data).toEqual({ k: nth(1), e: [], s: [] });
  expect(cartEventCodec.decode({ ...stored, data: { k: nth(1), e: [], s: [] } })).toEqual({
    kind: 'known',
    event: { type: 'CheckoutSettled', data: byItem },
  });
  for (const s of [[['ben']], [['ben', 0]], [['ben', 1.5]], [['b\nn', 1]], 7])
    expect(cartEventCodec.decode({ ...stored, data: { k: nth(1), e: [], s } }).kind).toBe('invalid');
});
