import { expect, test } from 'vitest';
import type { CommandId } from '../../engine/message.ts';
import { nthId } from '../../engine/testing/givenWhenThen.ts';
import { nextPlace } from './nextPlace.ts';

const command = (n: number) => String(n) as CommandId;
/** Acts 1, 2 (of two events) and 3. */
const told = [1, 2, 2, 3].map((of, n) => ({ id: nthId(n), commandId: command(of) }));

test('one act earlier, until it is the first', () => {
  expect(nextPlace(told, command(3), undefined, 'earlier')).toBe(nthId(0));
  expect(nextPlace(told, command(3), nthId(0), 'earlier')).toBe(null);
  expect(nextPlace(told, command(3), null, 'earlier')).toBe(undefined);
  expect(nextPlace(told, command(1), undefined, 'earlier')).toBe(undefined);
});

test('one act later, until it is the last', () => {
  expect(nextPlace(told, command(1), undefined, 'later')).toBe(nthId(2));
  expect(nextPlace(told, command(1), nthId(2), 'later')).toBe(nthId(3));
  expect(nextPlace(told, command(1), nthId(3), 'later')).toBe(undefined);
  expect(nextPlace(told, command(3), undefined, 'later')).toBe(undefined);
});

test('an act that is not here goes nowhere', () => {
  expect(nextPlace(told, command(9), undefined, 'later')).toBe(undefined);
});
