// Three questions of each command: which events, when is it refused, when does it stay quiet.

import { describe, expect, test } from 'vitest';
import type { ActorId, CommandId } from '../../engine/message.ts';
import { envelopeOf, nthId, scenarioOf } from '../../engine/testing/givenWhenThen.ts';
import { cartDecider } from '../cartDecider.ts';
import { cartEventCodec } from '../cartEventCodec.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEvent, LineEvent, ManifestLine } from '../events.ts';
import { person } from '../testing/people.ts';

const ana = 'ana' as ActorId;
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
const line = 't:milk';
const milk = { line, name: 'Milk', price: 119, aisle: null };
const added = (quantity: number): CartEvent => ({ type: 'ItemAdded', data: { ...milk, quantity, observed: [] } });
const eggs: CartEvent = {
  type: 'ItemAdded',
  data: { line: 't:eggs', name: 'Eggs', price: null, aisle: null, quantity: 6, observed: [] },
};
const picked = (quantity: number): CartEvent => ({
  type: 'ItemPicked',
  data: { line, quantity, observed: [nthId(0)] },
});
/** The test gives the nth event the command id n. */
const nth = (n: number) => n.toString(16).padStart(16, '0') as CommandId;
const checkOut = (kind: 'purchase' | 'order', ...lines: string[]): CartCommand => ({
  type: 'CheckOut',
  data: lines.length > 0 ? { kind, lines } : { kind },
});
const of = (type: 'GrantCheckout' | 'CallOffCheckout' | 'UndoCheckout', n: number): CartCommand => ({
  type,
  data: { checkout: nth(n) },
});
const bought = (quantity: number, more: Partial<ManifestLine> = {}): ManifestLine => ({
  line,
  observed: [nthId(1)],
  name: 'Milk',
  quantity,
  price: 119,
  covers: [{ id: nthId(0), quantity }],
  picks: [nthId(1)],
  ...more,
});
const orderedMilk = { ...bought(3), observed: [nthId(0)], picks: [] };
const orderedEggs: ManifestLine = {
  line: 't:eggs',
  observed: [nthId(1)],
  name: 'Eggs',
  quantity: 6,
  price: null,
  covers: [{ id: nthId(1), quantity: 6 }],
  picks: [],
};
const checkedOut = (
  kind: 'purchase' | 'order',
  manifest: readonly ManifestLine[],
  round: CommandId | null = null,
): CartEvent => ({ type: 'CheckedOut', data: { kind, round, manifest } });
const granted = (n: number): CartEvent => ({ type: 'CheckoutGranted', data: { checkout: nth(n) } });

describe('CheckOut, a purchase', () => {
  test('takes what is picked, and says whose wishes that was', () =>
    given(added(3), picked(2), eggs)
      .when(checkOut('purchase'))
      .then(checkedOut('purchase', [bought(2)])));
  test('of chosen lines', () => {
    given(added(3), picked(3), eggs)
      .when(checkOut('purchase', line))
      .then(checkedOut('purchase', [bought(3)]));
    given(added(3), picked(3), eggs)
      .when(checkOut('purchase', 't:eggs'))
      .thenRefused({ kind: 'not-picked', line: 't:eggs' });
    given(added(3)).when(checkOut('purchase', 't:bread')).thenRefused({ kind: 'item-not-in-cart', line: 't:bread' });
  });
  test('covers the oldest wishes first', () => {
    const more: CartEvent = { type: 'QuantityChanged', data: { line, by: 2, observed: [nthId(0)] } };
    const pick: CartEvent = { type: 'ItemPicked', data: { line, quantity: 3, observed: [nthId(1)] } };
    const covers = [
      { id: nthId(0), quantity: 2 },
      { id: nthId(1), quantity: 1 },
    ];
    given(added(2), more, pick)
      .when(checkOut('purchase'))
      .then(checkedOut('purchase', [bought(3, { covers, observed: [nthId(2)], picks: [nthId(2)] })]));
  });
  test('is refused where nothing is picked', () => {
    given().when(checkOut('purchase')).thenRefused({ kind: 'nothing-picked' });
    given(added(3)).when(checkOut('purchase')).thenRefused({ kind: 'nothing-picked' });
    given(added(3), picked(3), checkedOut('purchase', [bought(3)]))
      .when(checkOut('purchase'))
      .thenRefused({ kind: 'nothing-picked' });
  });
});

describe('CheckOut, an order', () => {
  test('takes the whole cart, whatever is picked, or chosen lines', () => {
    given(added(3), eggs)
      .when(checkOut('order'))
      .then(checkedOut('order', [orderedMilk, orderedEggs]));
    given(added(3), eggs)
      .when(checkOut('order', 't:eggs'))
      .then(checkedOut('order', [orderedEggs]));
  });
  test('is of the round after the last granted one', () =>
    given(added(3), checkedOut('order', [orderedMilk]), granted(1), { ...eggs })
      .when(checkOut('order'))
      .then(
        checkedOut(
          'order',
          [{ ...orderedEggs, observed: [nthId(3)], covers: [{ id: nthId(3), quantity: 6 }] }],
          nth(1),
        ),
      ));
  test('is refused in an empty cart, and while another waits', () => {
    given().when(checkOut('order')).thenRefused({ kind: 'nothing-to-order' });
    given(added(3), checkedOut('order', [orderedMilk]))
      .when(checkOut('order'))
      .thenRefused({ kind: 'order-pending', checkout: nth(1) });
  });
});

describe('GrantCheckout and CallOffCheckout', () => {
  const pending = [added(3), checkedOut('order', [orderedMilk])];
  const calledOff: CartEvent = { type: 'CheckoutCalledOff', data: { checkout: nth(1) } };
  test('grant, once', () => {
    given(...pending)
      .when(of('GrantCheckout', 1))
      .then(granted(1));
    given(...pending, granted(1))
      .when(of('GrantCheckout', 1))
      .thenNothing();
  });
  test('a grant that was learned of after the order was called off stands', () =>
    given(...pending, calledOff)
      .when(of('GrantCheckout', 1))
      .then(granted(1)));
  test('call off, once, and not what is granted', () => {
    given(...pending)
      .when(of('CallOffCheckout', 1))
      .then(calledOff);
    given(...pending, calledOff)
      .when(of('CallOffCheckout', 1))
      .thenNothing();
    given(...pending, granted(1))
      .when(of('CallOffCheckout', 1))
      .thenRefused({ kind: 'order-granted', checkout: nth(1) });
  });
  test('are refused of a purchase, and of what is not known', () => {
    for (const type of ['GrantCheckout', 'CallOffCheckout'] as const) {
      given(added(3), picked(3), checkedOut('purchase', [bought(3)]))
        .when(of(type, 2))
        .thenRefused({ kind: 'not-an-order', checkout: nth(2) });
      given()
        .when(of(type, 9))
        .thenRefused({ kind: 'checkout-unknown', checkout: nth(9) });
    }
  });
});

describe('UndoCheckout', () => {
  const purchase = [added(3), picked(2), checkedOut('purchase', [bought(2)])];
  const undone: CartEvent = {
    type: 'CheckoutUndone',
    data: { checkout: nth(2), returned: [{ line, observed: [nthId(2)], quantity: 2 }] },
  };
  test('says what comes back, once', () => {
    given(...purchase)
      .when(of('UndoCheckout', 2))
      .then(undone);
    given(...purchase, undone)
      .when(of('UndoCheckout', 2))
      .thenNothing();
  });
  test('is refused of an order, and of what is not known', () => {
    given(added(3), checkedOut('order', [orderedMilk]))
      .when(of('UndoCheckout', 1))
      .thenRefused({ kind: 'not-a-purchase', checkout: nth(1) });
    given()
      .when(of('UndoCheckout', 9))
      .thenRefused({ kind: 'checkout-unknown', checkout: nth(9) });
  });
});

test('a long manifest is told in parts, each of which fits into an entry, and comes to the same', () => {
  const who = person('ana', 1, 0);
  const lines = Array.from({ length: 60 }, (_, n) => `t:${n} ${'ü'.repeat(150)}`);
  const events = lines.map(
    (id): LineEvent => ({
      type: 'ItemAdded',
      data: { line: id, name: id.slice(2), price: 119, aisle: null, quantity: 2, observed: [] },
    }),
  );
  const first = lines[0] as string;
  for (let n = 0; n < 650; n++) {
    const last = n === 0 ? nthId(0) : nthId(events.length - 1);
    events.push({ type: 'QuantityChanged', data: { line: first, by: 1, observed: [last] } });
  }
  const lastOf = (id: string) => nthId(id === first ? 709 : lines.indexOf(id));
  for (const id of lines) {
    const quantity = id === first ? 652 : 2;
    events.push({ type: 'ItemPicked', data: { line: id, quantity, observed: [lastOf(id)] } });
  }
  who.receive(events.map((event, n) => envelopeOf(event, n, ana)));

  const parts = who.does(checkOut('purchase'));
  expect(parts.length).toBeGreaterThan(3);
  const asText = (_: string, value: unknown) => (value instanceof Uint8Array ? 'x'.repeat(value.length) : value);
  for (const { event } of parts) {
    const stored = cartEventCodec.encode(event);
    expect(new TextEncoder().encode(JSON.stringify(stored, asText)).length).toBeLessThan(15_500);
    expect(cartEventCodec.decode(stored)).toEqual({ kind: 'known', event });
  }
  expect(who.view().lineCount).toBe(0);
  const [part] = parts;
  who.does({ type: 'UndoCheckout', data: { checkout: part?.commandId ?? nth(0) } });
  expect(who.view()).toMatchObject({ lineCount: 60, itemCount: 770, stillToGet: 0 });
});
