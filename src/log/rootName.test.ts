import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicaId } from './replicaId.ts';
import { parseRootName, rootName } from './rootName.ts';

test('every replica id comes back from its name', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (replica) => parseRootName(rootName(replica as ReplicaId)) === replica));
});

test.each([
  'r:',
  'r:00',
  'r:A',
  'R:a',
  'r: a',
  'r:a ',
  'r:-1',
  'r:1.5',
  'a',
  '',
  'r:2gosa7pa2gw' /* 2^53 */,
  'r:zzzzzzzzzzzzzz',
  'r:1e',
  'r:_',
])('%j is not a name, or only in its one spelling', (name) => {
  const replica = parseRootName(name);
  expect(replica === null || rootName(replica) === name).toBe(true);
  if (name !== 'r:1e') expect(replica).toBeNull();
});
