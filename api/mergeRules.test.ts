// The merge rules driven over HTTP: Ana's and Ben's programs are callers of two nodes, each a member with a file of its own. Ben's
// node cannot reach the relay while they act beside each other; then it can. What that comes to is what the law's own tests say of
// the same rows (src/domain/testing), at both nodes alike.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Cart } from '../src/domain/cart.ts';
import { cartFingerprint } from '../src/domain/cartFingerprint.ts';
import type { CartCommand } from '../src/domain/commands.ts';
import { add as addMilk, change, pick, type Row, remove, rows } from '../src/domain/testing/mergeRuleRows.ts';
import { finish, orders, purchases, shopped, stocked } from '../src/domain/testing/purchaseRows.ts';
import {
  commandsOf,
  type OfAll,
  owedIn,
  pick as pickAll,
  settlings,
  add as want,
} from '../src/domain/testing/settlingRows.ts';
import type { ActorId } from '../src/engine/message.ts';
import type { CartAnswer } from './http/schemas/cartAnswers.ts';
import { foldedFeed } from './testing/foldedFeed.ts';
import { type MadeCart, makeCart, nowhere, startTestNode, type TestNode } from './testing/testNode.ts';

type Side = 'ana' | 'ben';

interface Meeting {
  readonly title: string;
  readonly later: Side;
  /** By Carol. */
  readonly before: readonly Sent[];
  /** Done after that, each in knowledge of all before it. */
  readonly known?: readonly (readonly [Side, readonly Sent[]])[];
  readonly ana: readonly Sent[];
  readonly ben: readonly Sent[];
  /** `told`: as who folds the feed has it. */
  readonly comesTo: (cart: CartAnswer, told: Cart) => void;
}

/** As it is sent: an amount is said in another way than a cart keeps it. */
type Sent = CartCommand | OfAll | { readonly type: string; readonly data: object };

const sides = ['ana', 'ben'] as const;
/** The machine may be busy. */
const patient = { timeout: 240_000 };
const milkIn = ({ lines }: CartAnswer) => lines.find(({ line }) => line === 't:milk');
const namesOf = ({ members }: CartAnswer, ids: readonly string[]) =>
  ids.map((id) => members.find(({ actorId }) => actorId === id)?.name).sort();

const actorOf = ({ members }: CartAnswer, name: Side) =>
  members.find((member) => member.name === name)?.actorId as ActorId;

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

const leftIn = ({ lines }: CartAnswer) =>
  Object.fromEntries(lines.map(({ name, quantity, picked }) => [name, [quantity, picked]]));

const purchaseMeetings = purchases.flatMap((row) =>
  sides.map(
    (later): Meeting => ({
      ...{ title: row.rule, later, before: row.before ?? shopped, ana: row.ana, ben: row.ben },
      comesTo(cart) {
        expect(leftIn(cart)).toEqual(row.left);
        const bought: Record<string, number> = {};
        const standing = cart.checkouts.filter(({ status }) => status === 'bought');
        for (const { name, quantity } of standing.flatMap(({ lines }) => lines))
          bought[name] = (bought[name] ?? 0) + quantity;
        expect(bought).toEqual(row.bought ?? { Milk: 2, Eggs: 6 });
      },
    }),
  ),
);

/** The relay grants the order of who reaches it, which Ana does: she does what the row has for who is granted. */
const orderMeetings = orders.flatMap((row) =>
  sides.flatMap((granted) =>
    sides.map(
      (later): Meeting => ({
        ...{ title: `${row.rule} (granted to ${granted} of the row)`, later, before: stocked },
        ...{ ana: row[granted], ben: row[granted === 'ana' ? 'ben' : 'ana'] },
        comesTo(cart) {
          const statuses = cart.checkouts.map(({ actorId, status }) => [...namesOf(cart, [actorId]), status]);
          expect(statuses.sort()).toEqual([
            ['ana', 'granted'],
            ['ben', 'superseded'],
          ]);
          expect(leftIn(cart)).toEqual(row.left(granted));
        },
      }),
    ),
  ),
);

/** Who owes what is not in the answers: whoever wants to know folds the feed. */
const settlingMeetings = settlings.flatMap((row) =>
  sides.map(
    (later): Meeting => ({
      ...{ title: row.rule, later, before: [], ana: row.ana, ben: row.ben },
      known: [
        ['ana', [want(1)]],
        ['ben', [want(2)]],
        ['ana', [pickAll, finish, ...(row.before ?? [])]],
      ],
      comesTo: (cart, told) => expect(owedIn(told, actorOf(cart, 'ben'))).toEqual(row.comesTo),
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

const meetings = [...quantityMeetings, ...purchaseMeetings, ...orderMeetings, ...settlingMeetings, ...otherMeetings];
const carts = new Map<Meeting, MadeCart>();
const found = new Map<Meeting, Readonly<Record<Side, { readonly cart: CartAnswer; readonly told: Cart }>>>();
let anas: TestNode;
let bens: TestNode;

const cartOf = (meeting: Meeting) => carts.get(meeting) as MadeCart;
const look = async (node: TestNode, { path, viewKey }: MadeCart) => (await node.get(path, viewKey)).body as CartAnswer;

async function does(node: TestNode, as: string, cart: MadeCart, all: readonly Sent[]) {
  for (const sent of all) {
    for (const command of typeof sent === 'string' ? await askedOfAll(node, cart, sent) : [sent]) {
      const { status, body } = await node.post(`${cart.path}/commands`, cart.editKey, { as, commands: [command] });
      expect([200, 202], JSON.stringify(body)).toContain(status);
    }
  }
}

async function askedOfAll(node: TestNode, cart: MadeCart, act: OfAll) {
  const members = await look(node, cart);
  return commandsOf(act, await foldedFeed(node, cart), [actorOf(members, 'ana'), actorOf(members, 'ben')]);
}

const nodeOf = (side: Side) => (side === 'ana' ? anas : bens);
const acts = (meeting: Meeting, side: Side) => does(nodeOf(side), side, cartOf(meeting), meeting[side]);
const bothKnow = (cart: MadeCart) =>
  vi.waitFor(async () => expect(await look(bens, cart)).toEqual(await look(anas, cart)), patient);
/** A few at once: hundreds that ask again and again until they know would keep each other from it. */
async function forEach(work: (meeting: Meeting) => Promise<void>): Promise<void> {
  const left = meetings.values();
  const next = async () => {
    for (const meeting of left) await work(meeting);
  };
  await Promise.all(Array.from({ length: 8 }, next));
}

beforeAll(async () => {
  // So many carts at once take long on a busy machine, and are more than one address may ask for.
  const bounds = { requestsPerSecond: 1_000_000, answerMs: 260_000 };
  anas = await startTestNode({ bounds, patience: { catchUpMs: 240_000, durableMs: 240_000 } });
  bens = await startTestNode({
    bounds,
    relay: { url: anas.url, isOwn: false },
    patience: { catchUpMs: 240_000, durableMs: 20 },
  });
  await forEach(async (meeting) => {
    const cart = await makeCart(anas, 'carol');
    carts.set(meeting, cart);
    await does(anas, 'carol', cart, meeting.before);
    // So that both are members, and know what Carol did.
    await does(bens, 'ben', cart, [{ type: 'RenameCart', data: { name: 'Sunday shop' } }]);
    await does(anas, 'ana', cart, [{ type: 'RenameCart', data: { name: 'Sunday' } }]);
    await bothKnow(cart);
    for (const [side, all] of meeting.known ?? []) {
      await does(nodeOf(side), side, cart, all);
      await bothKnow(cart);
    }
  });
  bens.restart({ relay: nowhere });
  // One after the other: so it is known whose ids are the later ones.
  await forEach((meeting) => acts(meeting, meeting.later === 'ana' ? 'ben' : 'ana'));
  await forEach((meeting) => acts(meeting, meeting.later));
  await forEach(async (meeting) => {
    const [here, there] = [await look(anas, cartOf(meeting)), await look(bens, cartOf(meeting))];
    if (meeting.ana.length > 0 && meeting.ben.length > 0) expect(here.at).not.toEqual(there.at);
  });
  // What Ana ordered is granted before Ben can ask for his.
  await forEach(async (meeting) => {
    const statuses = async () => (await look(anas, cartOf(meeting))).checkouts.map(({ status }) => status);
    await vi.waitFor(async () => expect(await statuses()).not.toContain('pending'), patient);
  });
  bens.restart();
  await forEach(async (meeting) => {
    const cart = cartOf(meeting);
    const same = async () => {
      const [ana, ben] = [await look(anas, cart), await look(bens, cart)];
      // As many are not yet the same ones.
      expect([ana.events, ana.at]).toEqual([ben.events, ben.at]);
      return { ana, ben };
    };
    const { ana, ben } = await vi.waitFor(same, patient);
    found.set(meeting, {
      ana: { cart: ana, told: await foldedFeed(anas, cart) },
      ben: { cart: ben, told: await foldedFeed(bens, cart) },
    });
  });
}, 900_000);
afterAll(async () => {
  expect([anas.failures, bens.failures]).toEqual([[], []]);
  await bens.end();
  await anas.end();
});

describe.each(sides)('over HTTP, with the later ids on the side of %s', (later) => {
  test.each(meetings.filter((meeting) => meeting.later === later))('$title', (meeting) => {
    const { ana, ben } = found.get(meeting) as NonNullable<ReturnType<typeof found.get>>;
    expect(ben.cart).toEqual(ana.cart);
    expect(cartFingerprint(ben.told)).toBe(cartFingerprint(ana.told));
    meeting.comesTo(ana.cart, ana.told);
  });
});
