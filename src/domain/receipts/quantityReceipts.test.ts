// Receipts about how many, row by row (ARCHITECTURE: merge rules).

import { expect } from 'vitest';
import {
  add,
  both,
  change,
  ensure,
  move,
  note,
  price,
  type Row,
  remove,
  rename,
  set,
  testRows,
} from './testing/receiptRows.ts';

const rows: readonly Row[] = [
  { rule: 'V1 ensure, ensure (none before)', before: [], ana: [ensure(1)], ben: [ensure(1)] },
  {
    rule: 'V2 add 2, add 3 (none before): both are told, "make it 3"',
    before: [],
    ana: [add(2)],
    ben: [add(3)],
    told: () => [
      {
        kind: 'added',
        made: expect.arrayContaining([
          { actorId: 'ana', quantity: 2 },
          { actorId: 'ben', quantity: 3 },
        ]),
        quantity: 5,
        toldTo: both,
        alternatives: [set(3)],
      },
    ],
  },
  {
    rule: 'add 2, ensure 3 (none before): adds up like two adds',
    before: [],
    ana: [add(2)],
    ben: [ensure(3)],
    told: () => [{ kind: 'added', quantity: 5, toldTo: both, alternatives: [set(3)] }],
  },
  {
    rule: 'add 2 and set 7, add 3 (none before)',
    before: [],
    ana: [add(2), set(7)],
    ben: [add(3)],
    told: () => [{ kind: 'added', quantity: 10, toldTo: both, alternatives: [set(7)] }],
  },
  { rule: 'add 2 and remove it, add 3 (none before)', before: [], ana: [add(2), remove], ben: [add(3)] },
  { rule: 'V3 +1, +1', ana: [change(1)], ben: [change(1)] },
  {
    rule: 'V4 set 3, set 5: the other is told',
    ana: [set(3)],
    ben: [set(5)],
    told: (_, { later, earlier }) => [
      {
        kind: 'numbers',
        quantity: later === 'ana' ? 3 : 5,
        toldTo: [earlier],
        alternatives: [set(earlier === 'ana' ? 3 : 5)],
      },
    ],
  },
  { rule: 'set 4, set 4: they agree', ana: [set(4)], ben: [set(4)] },
  {
    rule: 'set 3, at least 5: who wanted 5 is told',
    ana: [set(3)],
    ben: [ensure(5)],
    told: () => [{ kind: 'numbers', quantity: 3, toldTo: ['ben'], alternatives: [set(5)] }],
  },
  { rule: 'set 5, at least 3: both have what they want', ana: [set(5)], ben: [ensure(3)] },
  { rule: 'V5 set 5, +1', ana: [set(5)], ben: [change(1)] },
  {
    rule: 'V6 remove, +1: both are told, "remove anyway"',
    ana: [remove],
    ben: [change(1)],
    told: () => [
      {
        kind: 'kept',
        removedBy: ['ana'],
        made: [{ actorId: 'ben', quantity: 3 }],
        quantity: 3,
        toldTo: both,
        alternatives: [remove],
      },
    ],
  },
  {
    rule: 'V6 remove, +1 and +1: one receipt',
    ana: [remove],
    ben: [change(1), change(1)],
    told: () => [{ kind: 'kept', made: [{ actorId: 'ben', quantity: 4 }], quantity: 4 }],
  },
  {
    rule: 'remove, at least 3',
    ana: [remove],
    ben: [ensure(3)],
    told: () => [{ kind: 'kept', made: [{ actorId: 'ben', quantity: 3 }], quantity: 3 }],
  },
  { rule: 'V7 remove, note', ana: [remove], ben: [note('oat')] },
  { rule: 'V7 remove, price', ana: [remove], ben: [price(99)] },
  { rule: 'V7 remove, aisle', ana: [remove], ben: [move('dairy')] },
  { rule: 'V7 remove, name', ana: [rename('Oat milk'), remove], ben: [rename('Oat drink')] },
  { rule: 'V8 remove, remove', ana: [remove], ben: [remove] },
  { rule: 'V8 +1 and remove, +1 and remove', ana: [change(1), remove], ben: [change(1), remove] },
  { rule: 'V8 remove, remove and add 1', ana: [remove], ben: [remove, add(1)] },
  {
    rule: 'V9 set 3 then remove; set 5: both are told',
    ana: [set(3), remove],
    ben: [set(5)],
    told: () => [
      { kind: 'kept', removedBy: ['ana'], made: [{ actorId: 'ben', quantity: 5 }], quantity: 5, toldTo: both },
    ],
  },
  { rule: 'V10 was 1: -1, -1', before: [add(1)], ana: [change(-1)], ben: [change(-1)] },
  {
    rule: 'V22 remove, then add 1; +1: both are told',
    ana: [remove, add(1)],
    ben: [change(1)],
    told: () => [{ kind: 'kept', removedBy: ['ana'], quantity: 2, toldTo: both, alternatives: [remove] }],
  },
  {
    rule: 'V23 +1, then remove; +1: both are told',
    ana: [change(1), remove],
    ben: [change(1)],
    told: () => [{ kind: 'kept', removedBy: ['ana'], quantity: 3, toldTo: both }],
  },
  { rule: 'V24 set 7, then +1; +2', ana: [set(7), change(1)], ben: [change(2)] },
  {
    rule: 'V25 set 7, then +1; set 4: the other is told',
    ana: [set(7), change(1)],
    ben: [set(4)],
    told: (_, { later, earlier }) => [
      {
        kind: 'numbers',
        quantity: later === 'ana' ? 8 : 5,
        toldTo: [earlier],
        alternatives: later === 'ana' ? [set(4)] : expect.arrayContaining([set(8), set(4)]),
      },
    ],
  },
  { rule: 'V26 remove, -1', ana: [remove], ben: [change(-1)] },
  { rule: 'V27 was 1: -1, then add 1 afresh; -1', before: [add(1)], ana: [change(-1), add(1)], ben: [change(-1)] },
  { rule: 'V28 remove, then add 2; -1', ana: [remove, add(2)], ben: [change(-1)] },
  { rule: 'V29 set 5, -1', ana: [set(5)], ben: [change(-1)] },
];

testRows(rows);
