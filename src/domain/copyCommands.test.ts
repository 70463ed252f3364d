// A cart that is made from a moment of another one: what it is, and what it remembers of where it came from.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActorId, StreamId } from '../engine/message.ts';
import { nthId, scenarioOf } from '../engine/testing/givenWhenThen.ts';
import { evolve, initialCart } from './cart.ts';
import { cartDecider } from './cartDecider.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartCommand } from './commands.ts';
import { copyCommands } from './copyCommands.ts';
import type { CartEnvelope, CartEvent, Origin } from './events.ts';
import { type CartView, cartView } from './readModels/cartView.ts';
import { foreseen } from './undo/foreseen.ts';
import { histories, people } from './undo/testing/histories.ts';

const ana = 'ana' as ActorId;
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
const origin: Origin = { from: 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId, moment: nthId(7), name: 'Our cart' };
const copy: CartCommand = { type: 'CopyCart', data: origin };

describe('CopyCart', () => {
  test('says what the cart was made from', () => given().when(copy).then({ type: 'CartCopied', data: origin }));
  test('is refused where it has an origin', () =>
    given({ type: 'CartCopied', data: origin }).when(copy).thenRefused({ kind: 'already-created' }));
});

test('of two origins the first counts, in whatever order they come', () => {
  const event = (name: string): CartEvent => ({ type: 'CartCopied', data: { ...origin, name } });
  const envelope = (n: number, name: string) => ({ id: nthId(n), actorId: ana, event: event(name) }) as CartEnvelope;
  const one = [envelope(0, 'first'), envelope(1, 'second')].reduce(evolve, initialCart);
  const other = [envelope(1, 'second'), envelope(0, 'first')].reduce(evolve, initialCart);
  expect(cartView(one, []).origin).toMatchObject({ ...origin, name: 'first', at: 1_007 });
  expect(cartFingerprint(one)).toBe(cartFingerprint(other));
});

test('a cart made from a moment is as the other one was then, but for whose it is', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, n) => {
      const { ben } = people(history);
      const then = ben.cartAt(n % Math.max(1, ben.entries().length));
      const made = foreseen(initialCart, copyCommands(then, 'Week 13', origin), ana);
      if (made.kind === 'rejected') throw new Error(made.reason.kind);
      expect(looksOf(cartView(made.cart, []))).toEqual({ ...looksOf(cartView(then, [])), name: 'Week 13' });
      expect(made.cart.origin).toMatchObject(origin);
    }),
    { numRuns: 300 },
  );
});

test('no key, and nobody’s acts, go from one cart into the other', () => {
  const { ana, ben } = people({ deeds: [], isBenLater: true });
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2 } });
  ben.hears(ana);
  ben.does({ type: 'ChangeQuantity', data: { line: 't:milk', by: 1 } });
  const commands = copyCommands(ben.cart(), 'Mine', origin);
  const told = JSON.stringify(commands);
  expect(told).not.toContain('"ana"');
  expect(told).not.toContain('"ben"');
  expect(commands.find(({ type }) => type === 'CopyCart')?.data).toEqual(origin);
  expect(commands.filter(({ type }) => type === 'AddItem')).toHaveLength(1);
});

/** What there is to see, whoever put it there. */
function looksOf({ name, currency, aisles, aisleOrder, total }: CartView): object {
  const lines = aisles.map((aisle) => ({
    aisle: aisle.aisle,
    lines: aisle.lines
      .map(({ contributors, pickedBy, ...line }) => ({ ...line, amounts: line.amounts, parts: sorted(line.parts) }))
      .sort((a, b) => (a.line < b.line ? -1 : 1)),
  }));
  return { name, currency, aisleOrder, total, lines };
}

function sorted(parts: readonly object[]): readonly string[] {
  return parts.map((part) => JSON.stringify(part).replace('"kg"', '"g"')).sort();
}
