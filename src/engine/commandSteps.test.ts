import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextCommandId, previousCommandId } from './commandSteps.ts';
import type { CommandId } from './message.ts';

test('a command’s next step is the id after it, in the form of an id', () => {
  expect(nextCommandId('00000000000000ff' as CommandId)).toBe('0000000000000100');
  expect(nextCommandId('0123456789abcdef' as CommandId)).toBe('0123456789abcdf0');
  expect(nextCommandId('01234567ffffffff' as CommandId)).toBe('0123456700000000');
});

test('one step on and one back is where one was', () => {
  const id = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => n.toString(16).padStart(16, '0') as CommandId);
  fc.assert(
    fc.property(id, (each) => {
      expect(previousCommandId(nextCommandId(each))).toBe(each);
      expect(nextCommandId(each)).toMatch(/^[0-9a-f]{16}$/);
      expect(nextCommandId(each)).not.toBe(each);
    }),
  );
});
