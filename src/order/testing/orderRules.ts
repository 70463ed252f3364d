// The rows of docs/order-rules.md: what two people did at once, and what it comes to. Milk was 3, eggs 1.

import { expect } from 'vitest';
import type { Side } from '../../engine/testing/meet.ts';
import type { OrderCommand } from '../commands.ts';
import type { OrderReceiptKind } from '../readModels/orderReceipts.ts';
import { add, type Clerk, cancel, create, deliver, milk, remove, ship } from './staff.ts';

export interface Row {
  readonly rule: string;
  /** As in the document: what both did, what it comes to, who is told. */
  readonly text: readonly [atOnce: string, result: string, told: string];
  readonly before?: readonly OrderCommand[];
  readonly ana: readonly OrderCommand[];
  readonly ben: readonly OrderCommand[];
  readonly status: string;
  /** What is left of milk. */
  readonly milk?: number;
  readonly tells?: Partial<Record<Side, OrderReceiptKind>>;
  readonly also?: (who: Clerk, later: Side) => void;
}

const another = { type: 'CreateOrder', data: { ...create.data, lines: [milk] } } as const;
const isFirst = (text: string | undefined, later: Side) => expect(text).toBe(later === 'ana' ? 'ben' : 'ana');

export const rows: readonly Row[] = [
  {
    rule: 'O1',
    text: ['create, create', 'one order: what the first of them wrote', 'both, if they wrote different things'],
    before: [],
    ana: [create],
    ben: [another],
    status: 'open',
    tells: { ana: 'created-twice', ben: 'created-twice' },
    also: (who, later) => expect(who.view().lines).toHaveLength(later === 'ana' ? 1 : 2),
  },
  {
    rule: 'O1',
    text: ['create, create', 'one order: what the first of them wrote', 'both, if they wrote different things'],
    before: [],
    ana: [create],
    ben: [create],
    status: 'open',
    milk: 3,
  },
  {
    rule: 'O2',
    text: ['cancel, ship', 'shipped', 'who cancelled'],
    ana: [cancel],
    ben: [ship('P 1')],
    status: 'shipped',
    milk: 3,
    tells: { ana: 'shipped-all-the-same' },
    also: (who) => expect(who.view().cancellation).toBeNull(),
  },
  {
    rule: 'O3',
    text: ['ship, ship', 'shipped; the first of them shows', 'both'],
    ana: [ship('ana')],
    ben: [ship('ben')],
    status: 'shipped',
    milk: 3,
    tells: { ana: 'shipped-twice', ben: 'shipped-twice' },
    also: (who, later) => isFirst(who.view().shipment?.trackingNumber, later),
  },
  {
    rule: 'O4',
    text: ['ship; ship and deliver', 'delivered; the shipment that was delivered shows', 'both'],
    ana: [ship('ana')],
    ben: [ship('ben'), deliver('Eva')],
    status: 'delivered',
    milk: 3,
    tells: { ana: 'shipped-twice', ben: 'shipped-twice' },
    also: (who) => expect(who.view().shipment?.trackingNumber).toBe('ben'),
  },
  {
    rule: 'O5',
    text: ['remove a line, ship', 'the line is in the parcel', 'who removed'],
    ana: [remove(milk)],
    ben: [ship('P 1')],
    status: 'shipped',
    milk: 3,
    tells: { ana: 'line-shipped-all-the-same' },
  },
  {
    rule: 'O6',
    text: ['add to a line, ship', 'what was added is not in the parcel', 'who added'],
    ana: [add(milk, 2)],
    ben: [ship('P 1')],
    status: 'shipped',
    milk: 3,
    tells: { ana: 'line-too-late' },
  },
  {
    rule: 'O7',
    text: ['add to a line, cancel', 'cancelled, as it was', 'who added'],
    ana: [add(milk, 2)],
    ben: [cancel],
    status: 'cancelled',
    milk: 3,
    tells: { ana: 'line-cancelled' },
  },
  {
    rule: 'O8',
    text: ['remove a line, cancel', 'cancelled, as it was', 'nobody'],
    ana: [remove(milk)],
    ben: [cancel],
    status: 'cancelled',
    milk: 3,
  },
  {
    rule: 'O9',
    text: ['cancel, cancel', 'cancelled once; the first reason shows', 'nobody'],
    ana: [{ type: 'CancelOrder', data: { reason: 'ana' } }],
    ben: [{ type: 'CancelOrder', data: { reason: 'ben' } }],
    status: 'cancelled',
    milk: 3,
    also: (who, later) => isFirst(who.view().cancellation?.reason, later),
  },
  {
    rule: 'O10',
    text: ['cancel; ship and deliver', 'delivered', 'who cancelled'],
    ana: [cancel],
    ben: [ship('P 1'), deliver('Eva')],
    status: 'delivered',
    milk: 3,
    tells: { ana: 'shipped-all-the-same' },
  },
  {
    rule: 'O11',
    text: ['deliver, deliver', 'delivered; the first of them shows', 'both, if they say different things'],
    before: [create, ship('P 1')],
    ana: [deliver('ana')],
    ben: [deliver('ben')],
    status: 'delivered',
    milk: 3,
    tells: { ana: 'delivered-twice', ben: 'delivered-twice' },
    also: (who, later) => isFirst(who.view().delivery?.signedBy, later),
  },
  {
    rule: 'O11',
    text: ['deliver, deliver', 'delivered; the first of them shows', 'both, if they say different things'],
    before: [create, ship('P 1')],
    ana: [deliver('Eva')],
    ben: [deliver('Eva')],
    status: 'delivered',
    milk: 3,
  },
  {
    rule: 'O13',
    text: ['add 1, add 2 of one line', '6: both count', 'both'],
    ana: [add(milk, 1)],
    ben: [add(milk, 2)],
    status: 'open',
    milk: 6,
    tells: { ana: 'line-added-by-both', ben: 'line-added-by-both' },
  },
  {
    rule: 'O14',
    text: ['remove a line, add 2 to it', '2: what was added stays', 'who removed'],
    ana: [remove(milk)],
    ben: [add(milk, 2)],
    status: 'open',
    milk: 2,
    tells: { ana: 'line-added-meanwhile' },
  },
  {
    rule: 'O15',
    text: ['remove a line, remove it', 'removed once', 'nobody'],
    ana: [remove(milk)],
    ben: [remove(milk)],
    status: 'open',
    milk: 0,
  },
  {
    rule: 'O16',
    text: ['remove 1, remove 1', '1: both count', 'both'],
    ana: [remove(milk, 1)],
    ben: [remove(milk, 1)],
    status: 'open',
    milk: 1,
    tells: { ana: 'line-taken-out-by-both', ben: 'line-taken-out-by-both' },
  },
  {
    rule: 'O17',
    text: ['remove 2, remove 2', 'gone, and no debt: the next added is 1', 'both'],
    ana: [remove(milk, 2)],
    ben: [remove(milk, 2)],
    status: 'open',
    milk: 0,
    tells: { ana: 'line-taken-out-by-both', ben: 'line-taken-out-by-both' },
    also: (who) => {
      who.does(add(milk, 1));
      expect(milkIn(who)).toBe(1);
    },
  },
  {
    rule: 'O18',
    text: ['remove a line, remove 1 of it', 'gone', 'who removed 1'],
    ana: [remove(milk)],
    ben: [remove(milk, 1)],
    status: 'open',
    milk: 0,
    tells: { ben: 'line-taken-out-by-both' },
  },
  {
    rule: 'O19',
    text: ['add 2, then remove 2; remove 3', 'gone: each removal takes the newest that its author saw', 'both'],
    ana: [add(milk, 2), remove(milk, 2)],
    ben: [remove(milk, 3)],
    status: 'open',
    milk: 0,
    tells: { ana: 'line-taken-out-by-both', ben: 'line-added-meanwhile' },
  },
];

export function milkIn(who: Clerk): number {
  return who.view().lines.find(({ product }) => product === milk.product)?.quantity ?? 0;
}
