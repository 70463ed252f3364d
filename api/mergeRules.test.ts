// The merge rules driven over HTTP: Ana's and Ben's programs are callers of two nodes, each a member with a file of its own. Ben's
// node cannot reach the relay while they act beside each other; then it can. What that comes to is what the law's own tests say of
// the same rows (src/domain/testing), at both nodes alike.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CartCommand } from '../src/domain/commands.ts';
import { add as addMilk, change, pick, type Row, remove, rows } from '../src/domain/testing/mergeRuleRows.ts';
import { purchases, shopped } from '../src/domain/testing/purchaseRows.ts';
import type { CartAnswer } from './http/schemas/cartAnswers.ts';
import { type MadeCart, makeCart, nowhere, startTestNode, type TestNode } from './testing/testNode.ts';

type Side = 'ana' | 'ben';

interface Meeting {
  readonly title: string;
  readonly later: Side;
  readonly before: readonly Sent[];
  readonly ana: readonly Sent[];
  readonly ben: readonly Sent[];
  readonly comesTo: (cart: CartAnswer) => void;
}

/** As it is sent: an amount is said in another way than a cart keeps it. */
type Sent = CartCommand | { readonly type: string; readonly data: object };

const sides = ['ana', 'ben'] as const;
/** The machine may be busy. */
const patient = { timeout: 60_000 };
const milkIn = ({ lines }: CartAnswer) => lines.find(({ line }) => line === 't:milk');
const namesOf = ({ members }: CartAnswer, ids: readonly string[]) =>
  ids.map((id) => members.find(({ actorId }) => actorId === id)?.name).sort();

const quantityMeetings = rows.flatMap((row: Row) =>
  sides.map(
    (later): Meeting => ({
      ...{ title: row.rule, later, before: row.before ?? [addMilk(2)], ana: row.ana, ben: row.ben },
      comesTo(cart) {
        const milk = milkIn(cart);
        expect(milk?.quantity ?? 0).toBe(typeof row.result === 'function' ? row.result(later) : row.result);
        if (row.contributors) expect(namesOf(cart, milk?.wantedBy ?? [])).toEqual(row.contributors);
        if (row.picked === undefined) return;
        expect({ picked: milk?.picked, pickedBy: namesOf(cart, milk?.pickedBy ?? []) }).toEqual(row.picked);
      },
    }),
  ),
);

const purchaseMeetings = purchases.flatMap((row) =>
  sides.map(
    (later): Meeting => ({
      ...{ title: row.rule, later, before: row.before ?? shopped, ana: row.ana, ben: row.ben },
      comesTo({ lines, checkouts }) {
        expect(Object.fromEntries(lines.map(({ name, quantity, picked }) => [name, [quantity, picked]]))).toEqual(
          row.left,
        );
        const bought: Record<string, number> = {};
        const standing = checkouts.filter(({ status }) => status === 'bought');
        for (const { name, quantity } of standing.flatMap(({ lines }) => lines))
          bought[name] = (bought[name] ?? 0) + quantity;
        expect(bought).toEqual(row.bought ?? { Milk: 2, Eggs: 6 });
      },
    }),
  ),
);

const addOf = (quantity: number, count: number, unit: string): Sent => ({
  type: 'AddItem',
  data: { name: 'Milk', quantity, amount: { count, unit } },
});
const amountsIn = (cart: CartAnswer) =>
  milkIn(cart)?.parts.map(({ quantity, amount }) => [quantity, amount?.count, amount?.unit]);
const kept: readonly Sent[] = [
  { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119, aisle: 'dairy' } },
  { type: 'NoteItem', data: { line: 't:milk', note: 'the blue one' } },
  pick(1),
];

const otherMeetings = sides.flatMap((later): readonly Meeting[] => [
  {
    ...{ title: 'V6 keeps the line whole: name, price, aisle, note and picks', later, before: kept },
    ...{ ana: [remove], ben: [change(1)] },
    comesTo: (cart) =>
      expect(milkIn(cart)).toMatchObject({
        ...{
          name: 'Milk',
          quantity: 3,
          unitPrice: 119,
          lineTotal: 357,
          aisle: 'dairy',
          note: 'the blue one',
          picked: 1,
        },
      }),
  },
  {
    ...{ title: 'V30 add 500 g, add 1 kg (none before): 2 pieces, 1.5 kg together', later, before: [] },
    ...{ ana: [addOf(1, 500, 'g')], ben: [addOf(1, 1, 'kg')] },
    comesTo: (cart) =>
      expect(amountsIn(cart)?.sort()).toEqual([
        [1, 1, 'kg'],
        [1, 500, 'g'],
      ]),
  },
  {
    ...{ title: 'V31 set 3 of 500 g, +1 of 1 kg: 3 × 500 g and 1 × 1 kg', later, before: [addMilk(2)] },
    ana: [{ type: 'SetQuantity', data: { line: 't:milk', to: 3, amount: { count: 500, unit: 'g' } } }],
    ben: [addOf(1, 1, 'kg')],
    comesTo: (cart) =>
      expect(amountsIn(cart)?.sort()).toEqual([
        [1, 1, 'kg'],
        [3, 500, 'g'],
      ]),
  },
  {
    ...{ title: 'V35 arrange the aisles, arrange the aisles: the later order, whole', later, before: [] },
    ana: [{ type: 'ArrangeAisles', data: { aisles: ['drinks', 'dairy'] } }],
    ben: [{ type: 'ArrangeAisles', data: { aisles: ['dairy', 'bakery'] } }],
    comesTo: ({ aisleOrder }) =>
      expect(aisleOrder.slice(0, 2)).toEqual(later === 'ana' ? ['drinks', 'dairy'] : ['dairy', 'bakery']),
  },
  {
    ...{ title: 'V36 change the currency, change the currency: the later in total order', later, before: [] },
    ana: [{ type: 'ChangeCurrency', data: { currency: 'CHF' } }],
    ben: [{ type: 'ChangeCurrency', data: { currency: 'GBP' } }],
    comesTo: ({ currency }) => expect(currency).toBe(later === 'ana' ? 'CHF' : 'GBP'),
  },
]);

const meetings = [...quantityMeetings, ...purchaseMeetings, ...otherMeetings];
const carts = new Map<Meeting, MadeCart>();
const found = new Map<Meeting, { readonly ana: CartAnswer; readonly ben: CartAnswer }>();
let anas: TestNode;
let bens: TestNode;

const cartOf = (meeting: Meeting) => carts.get(meeting) as MadeCart;
const look = async (node: TestNode, { path, viewKey }: MadeCart) => (await node.get(path, viewKey)).body as CartAnswer;

async function does(node: TestNode, as: string, { path, editKey }: MadeCart, commands: readonly Sent[]) {
  for (const command of commands) {
    const { status, body } = await node.post(`${path}/commands`, editKey, { as, commands: [command] });
    expect([200, 202], JSON.stringify(body)).toContain(status);
  }
}

const acts = (meeting: Meeting, side: Side) => does(side === 'ana' ? anas : bens, side, cartOf(meeting), meeting[side]);
const forEach = (work: (meeting: Meeting) => Promise<void>) => Promise.all(meetings.map(work));

beforeAll(async () => {
  // So many carts at once take long on a busy machine.
  anas = await startTestNode({ patience: { catchUpMs: 90_000, durableMs: 90_000 } });
  bens = await startTestNode({
    relay: { url: anas.url, isOwn: false },
    patience: { catchUpMs: 90_000, durableMs: 20 },
  });
  await forEach(async (meeting) => {
    const cart = await makeCart(anas, 'carol');
    carts.set(meeting, cart);
    await does(anas, 'carol', cart, meeting.before);
    // So that both are members, and know what Carol did.
    await does(bens, 'ben', cart, [{ type: 'RenameCart', data: { name: 'Sunday shop' } }]);
    await does(anas, 'ana', cart, [{ type: 'RenameCart', data: { name: 'Sunday' } }]);
    await vi.waitFor(async () => expect(await look(bens, cart)).toEqual(await look(anas, cart)), patient);
  });
  bens.restart({ relay: nowhere });
  // One after the other: so it is known whose ids are the later ones.
  await forEach((meeting) => acts(meeting, meeting.later === 'ana' ? 'ben' : 'ana'));
  await forEach((meeting) => acts(meeting, meeting.later));
  await forEach(async (meeting) => {
    const [here, there] = [await look(anas, cartOf(meeting)), await look(bens, cartOf(meeting))];
    if (meeting.ana.length > 0 && meeting.ben.length > 0) expect(here.at).not.toEqual(there.at);
  });
  bens.restart();
  await forEach(async (meeting) => {
    const ben = await look(bens, cartOf(meeting));
    const same = async () => {
      const ana = await look(anas, cartOf(meeting));
      expect(ana.events).toBe(ben.events);
      return ana;
    };
    found.set(meeting, { ana: await vi.waitFor(same, patient), ben });
  });
}, 300_000);
afterAll(async () => {
  expect([anas.failures, bens.failures]).toEqual([[], []]);
  await bens.end();
  await anas.end();
});

describe.each(sides)('over HTTP, with the later ids on the side of %s', (later) => {
  test.each(meetings.filter((meeting) => meeting.later === later))('$title', (meeting) => {
    const { ana, ben } = found.get(meeting) as { ana: CartAnswer; ben: CartAnswer };
    expect(ben).toEqual(ana);
    meeting.comesTo(ana);
  });
});
