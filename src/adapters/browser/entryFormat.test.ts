import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyChain } from '../../engine/entryFormat.ts';
import { entryFormat, sha256 } from './entryFormat.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('the entry format', () => {
  test('what is sealed opens again', () => {
    const entry = entryFormat.seal({ stamp: '0192a3b4c5d60007', previous: emptyChain }, bytes(1, 2, 3));
    expect(entryFormat.open(entry)).toEqual({
      stamp: '0192a3b4c5d60007',
      previous: emptyChain,
      encoding: 1,
      body: bytes(1, 2, 3),
    });
  });

  test('too few bytes for a head are not an entry', () => {
    expect(entryFormat.open(new Uint8Array(16))).toBeNull();
  });

  test('the hash is the first 8 bytes of SHA-256, for every length, as node:crypto has it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (entry) => {
        const expected = createHash('sha256').update(entry).digest();
        expect(entryFormat.hash(entry)).toBe(expected.toString('hex').slice(0, 16));
        expect(Buffer.from(sha256(entry)).equals(expected)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
