// Receipts about the basket, row by row (ARCHITECTURE: merge rules).

import { expect } from 'vitest';
import { add, both, change, line, pick, type Row, remove, set, testRows, unpick } from './testing/receiptRows.ts';

const rows: readonly Row[] = [
  {
    rule: 'V16 pick 2, pick 2: both are told that it was bought twice',
    ana: [pick(2)],
    ben: [pick(2)],
    told: () => [
      {
        kind: 'picked-twice',
        picked: expect.arrayContaining([
          { actorId: 'ana', quantity: 2 },
          { actorId: 'ben', quantity: 2 },
        ]),
        quantity: 2,
        toldTo: both,
        alternatives: [set(4)],
      },
    ],
  },
  { rule: 'pick 1, pick 1 of 2: each a part', ana: [pick(1)], ben: [pick(1)] },
  {
    rule: 'V17 pick 2, +1: the picker is told',
    ana: [pick(2)],
    ben: [change(1)],
    told: () => [
      {
        kind: 'picked-meanwhile',
        picked: [{ actorId: 'ana', quantity: 2 }],
        made: [{ actorId: 'ben', quantity: 3 }],
        quantity: 3,
        toldTo: ['ana'],
        alternatives: [set(2)],
      },
    ],
  },
  { rule: 'pick 1 of 2, +1: who left some knows that there is more', ana: [pick(1)], ben: [change(1)] },
  { rule: 'pick 2, +1 and -1', ana: [pick(2)], ben: [change(1), change(-1)] },
  {
    rule: 'pick 2, -1: the picker is told, "make it 2"',
    ana: [pick(2)],
    ben: [change(-1)],
    told: () => [
      {
        kind: 'picked-meanwhile',
        made: [{ actorId: 'ben', quantity: 1 }],
        quantity: 1,
        toldTo: ['ana'],
        alternatives: [set(2)],
      },
    ],
  },
  { rule: 'pick 1 of 2, -1: as many as are wanted', ana: [pick(1)], ben: [change(-1)] },
  {
    rule: 'pick 2, remove: the picker is told, "put it back"',
    ana: [pick(2)],
    ben: [remove],
    told: () => [
      {
        kind: 'picked-meanwhile',
        made: [{ actorId: 'ben', quantity: 0 }],
        quantity: 0,
        toldTo: ['ana'],
        alternatives: [{ type: 'AddItem', data: { line, name: 'Milk', price: null, aisle: null, quantity: 2 } }],
      },
    ],
  },
  { rule: 'pick 2 and put back, remove', ana: [pick(2), unpick], ben: [remove] },
  { rule: 'V18 unpick, pick', before: [add(2), pick(1)], ana: [unpick], ben: [pick()] },
];

testRows(rows);
