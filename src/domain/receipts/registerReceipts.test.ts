// Receipts about what is written on a line, and the cart's name.

import { add, both, move, note, price, type Row, rename, renameCart, set, testRows } from './testing/receiptRows.ts';

const rows: readonly Row[] = [
  {
    rule: 'rename, rename',
    ana: [rename('Oat drink')],
    ben: [rename('Oat milk')],
    told: (_, { later, earlier }) => [
      {
        kind: 'names',
        subject: later === 'ana' ? 'Oat drink' : 'Oat milk',
        shown: later === 'ana' ? 'Oat drink' : 'Oat milk',
        written: [
          { actorId: earlier, value: earlier === 'ana' ? 'Oat drink' : 'Oat milk' },
          { actorId: later, value: later === 'ana' ? 'Oat drink' : 'Oat milk' },
        ],
        toldTo: both,
        alternatives: [rename(earlier === 'ana' ? 'Oat drink' : 'Oat milk')],
      },
    ],
  },
  { rule: 'the same name twice', ana: [rename('Oat milk')], ben: [rename('Oat milk')] },
  { rule: 'rename, price', ana: [rename('Oat milk')], ben: [price(99)] },
  {
    rule: 'rename, rename and back: what was wanted last',
    ana: [rename('Oat drink')],
    ben: [rename('Oat milk'), rename('Whole milk')],
    told: (later) => [{ kind: 'names', alternatives: [rename(later === 'ana' ? 'Whole milk' : 'Oat drink')] }],
  },
  {
    rule: 'price, price',
    before: [add(2, 99)],
    ana: [price(119)],
    ben: [price(null)],
    told: (later) => [
      {
        kind: 'prices',
        shown: later === 'ana' ? 119 : null,
        toldTo: both,
        alternatives: [price(later === 'ana' ? null : 119)],
      },
    ],
  },
  {
    rule: 'added with different prices (none before)',
    before: [],
    ana: [add(1, 119)],
    ben: [add(1, 129)],
    told: (later) => [
      { kind: 'added', quantity: 2, alternatives: [set(1)] },
      { kind: 'prices', shown: later === 'ana' ? 119 : 129 },
    ],
  },
  {
    rule: 'note, note',
    ana: [note('the blue one')],
    ben: [note('the red one')],
    told: (later) => [{ kind: 'notes', alternatives: [note(later === 'ana' ? 'the red one' : 'the blue one')] }],
  },
  { rule: 'aisle, aisle', ana: [move('dairy')], ben: [move('drinks')] },
  {
    rule: "the cart's name, twice",
    ana: [renameCart('Week')],
    ben: [renameCart('Party')],
    told: (later) => [
      {
        kind: 'names',
        line: null,
        subject: later === 'ana' ? 'Week' : 'Party',
        toldTo: both,
        alternatives: [renameCart(later === 'ana' ? 'Party' : 'Week')],
      },
    ],
  },
];

testRows(rows);
