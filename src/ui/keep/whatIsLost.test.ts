import { expect, test } from 'vitest';
import type { ReplicaId } from '../../log/replicaId.ts';
import { keepInWords as words } from '../text/enKeep.ts';
import { whatIsLost } from './whatIsLost.ts';

const member = { name: 'Ana', color: 'teal' } as const;
const cart = { eventCount: 5, onRelay: [{ replicaId: 1 as ReplicaId, length: 5 }], members: [member, member] };

test.each([
  ['shared, and all of it sent', {}, words.othersKeepIt],
  ['never shared', { members: [member] }, words.nobodyElseHasIt],
  ['something has not left yet', { eventCount: 7 }, words.onlyHere(2)],
  ['nothing has', { onRelay: [], members: [member] }, words.onlyHere(5)],
])('%s', (_, change, expected) => {
  expect(whatIsLost({ ...cart, ...change }, words)).toBe(expected);
});
