// What two people did at once, and what it comes to: the rows of docs/order-rules.md, which this file checks against its own.
// Milk was 3, eggs 1. Every row runs with either side's ids the later ones, and a third person hears it all backwards.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { meet, type Side } from '../engine/testing/meet.ts';
import { orderFingerprint } from './orderFingerprint.ts';
import type { OrderReceiptKind } from './readModels/orderReceipts.ts';
import { milkIn, type Row, rows } from './testing/orderRules.ts';
import { add, type Clerk, clerk, create, deliver, milk, remove, ship } from './testing/staff.ts';

describe.each(['ana', 'ben'] as const)('with the later ids on the side of %s', (later) => {
  test.each(rows)('$rule $text.0: $text.1', (row) => {
    const { ana, ben } = metAfter(row, later);
    expect(ana.view().status).toBe(row.status);
    if (row.milk !== undefined) expect(milkIn(ana)).toBe(row.milk);
    expect(kinds(ana)).toEqual([row.tells?.ana].flatMap((kind) => kind ?? []));
    expect(kinds(ben)).toEqual([row.tells?.ben].flatMap((kind) => kind ?? []));
    expect(orderFingerprint(ben.state())).toBe(orderFingerprint(ana.state()));
    row.also?.(ana, later);
  });

  test.each(rows)('O20 $rule $text.0, told twice and backwards: the same order', (row) => {
    const { ana, ben } = metAfter(row, later);
    const carol = clerk('carol', 4, 0);
    carol.receive([...ana.seen.values()].reverse());
    carol.hears(ben);
    expect(orderFingerprint(carol.state())).toBe(orderFingerprint(ana.state()));
  });
});

test('O12 the delivery arrives before the shipment: delivered; the shipment shows when it comes', () => {
  const { ana } = metAfter({ before: [create, ship('P 1')], ana: [deliver('Eva')], ben: [] }, 'ana');
  const shipped = [...ana.seen.values()].filter(({ event }) => event.type === 'OrderShipped');
  const others = [...ana.seen.values()].filter(({ event }) => event.type !== 'OrderShipped');
  const late = clerk('late', 5, 0);
  late.receive(others);
  expect(late.view()).toMatchObject({ status: 'delivered', shipment: null, delivery: { signedBy: 'Eva' } });
  expect(milkIn(late)).toBe(3);
  expect(late.view().possible).toEqual([]);
  late.receive(shipped);
  expect(late.view()).toMatchObject({ status: 'delivered', shipment: { trackingNumber: 'P 1' } });
  expect(orderFingerprint(late.state())).toBe(orderFingerprint(ana.state()));
});

test('[R12] a clock ten years ahead wins nothing over what was done in its knowledge', () => {
  const ahead = clerk('ana', 1, 10 * 365 * 24 * 3_600_000);
  const right = clerk('ben', 2, 0);
  ahead.does(create);
  ahead.does(add(milk, 2));
  right.hears(ahead);
  right.does(remove(milk, 5));
  ahead.hears(right);
  expect(milkIn(ahead)).toBe(0);
  right.does(add(milk, 1));
  right.does(ship('P 1'));
  ahead.hears(right);
  expect(milkIn(ahead)).toBe(1);
  expect(ahead.view().status).toBe('shipped');
});

test('docs/order-rules.md tells these rows and no others', () => {
  const document = readFileSync(new URL('../../docs/order-rules.md', import.meta.url), 'utf8');
  const told = [...document.matchAll(/^\| (O\d+) \| (.+) \| (.+) \| (.+) \|$/gm)].map(([, ...cells]) =>
    cells.join(' | '),
  );
  const known = rows.map(({ rule, text }) => [rule, ...text].join(' | '));
  const single = [
    'O12 | deliver; the shipment has not arrived yet | delivered; the shipment shows when it comes | nobody',
    'O20 | anything, in any order, twice | the same order | nobody',
    'O21 | an event of a newer app | kept, not folded | “update to see”',
  ];
  expect(told.sort()).toEqual([...new Set([...known, ...single])].sort());
});

function kinds(who: Clerk): readonly OrderReceiptKind[] {
  return who.receipts().map(({ kind }) => kind);
}

function metAfter({ ana, ben, before = [create] }: Pick<Row, 'ana' | 'ben' | 'before'>, later: Side) {
  return meet(clerk, { before, ana, ben }, later);
}
