import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, sha256 } from './sha256.ts';

test('the hash of an entry is the first 8 bytes of SHA-256, for every length, as node:crypto has it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (entry) => {
      const expected = createHash('sha256').update(entry).digest();
      expect(hashOf(entry)).toBe(expected.toString('hex').slice(0, 16));
      expect(Buffer.from(sha256(entry)).equals(expected)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
