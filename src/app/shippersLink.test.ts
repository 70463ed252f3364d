// What an order's link alone can do, tried by a client made by hand: no app, a bare socket, and nothing known but the link. It
// does the next step of its order, as any app sees; the cart that the order came of, and other orders, it can neither open nor
// find out about.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { connect, startTestRelay, type TestClient, type TestRelay } from '../../server/testing/testRelay.ts';
import { nodeEnvironment } from '../adapters/yjs/testing/testTab.ts';
import { createYjsReplica } from '../adapters/yjs/yjsReplica.ts';
import type { CheckoutId } from '../domain/events.ts';
import { decodeBody, encodeBody } from '../engine/envelopeCodec.ts';
import { eventIdOf } from '../engine/hybridLogicalClock.ts';
import { createMemoryEventStore } from '../engine/memoryEventStore.ts';
import type { ActorId, CommandId, EventId } from '../engine/message.ts';
import { base64urlOf, bytesOfBase64url } from '../log/base64url.ts';
import { emptyChain, entryHash, readEntry, writeEntry } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { sha256 } from '../log/sha256.ts';
import type { OrderEvent } from '../order/events.ts';
import { orderEventCodec } from '../order/orderEventCodec.ts';
import { orderKeyOf, viewKeyOf } from '../wire/linkKeys.ts';
import type { OrderingSession } from './cartSession.ts';
import { openCart } from './openCart.ts';
import { createHousehold } from './testing/household.ts';
import { withOrdering } from './withOrdering.ts';

interface Link {
  readonly orderId: string;
  readonly key: string;
}

const eventually = <T>(check: () => T) => vi.waitFor(check, { interval: 10 });
let relay: TestRelay;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  relay = await startTestRelay();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await relay.close();
});

/** Ana's cart, of which milk is ordered and placed, and bread is not. */
async function household() {
  const device = createHousehold().device('Ana');
  const store = createMemoryEventStore({ now: Date.now });
  const ports = device.tab({
    store,
    connect: async (options) =>
      createYjsReplica({ ...options, relayUrl: relay.url, store, environment: nodeEnvironment }),
  });
  const cart = ports.links.mint();
  const session = withOrdering(ports, cart, await openCart(ports, { ...cart, role: 'edit', isDraft: true }));
  closing.push(() => session.close());
  await session.dispatch({ type: 'RenameCart', data: { name: 'Secret feast' } });
  const order = async (name: string): Promise<Link> => {
    await session.dispatch({ type: 'AddItem', data: { name, quantity: 2, price: 119 } });
    await session.dispatch({ type: 'CheckOut', data: { kind: 'order', lines: [`t:${name.toLowerCase()}`] } });
    const checkout = newestCheckout(session);
    const destination = { checkout, customer: 'Ana', shippingAddress: '12 Garden Street' };
    await device.tab().device.saveCart({ cartId: cart.cartId, destination });
    const link = ports.links.orderOf(cart.key, checkout);
    await eventually(async () => expect((await ports.device.cart(link.orderId))?.order?.status).toBe('open'));
    return link;
  };
  const milk = await order('Milk');
  await session.dispatch({ type: 'AddItem', data: { name: 'Bread', quantity: 1, price: 299 } });
  return { ports, cart, session, milk, order };
}

function newestCheckout(session: OrderingSession): CheckoutId {
  return session.store.getState().history.entries.findLast(({ type }) => type === 'CheckedOut')
    ?.commandId as CheckoutId;
}

async function shipper({ orderId }: Link, key: string) {
  const client = await connect(relay, orderId, key);
  closing.push(client.leave);
  client.hello();
  client.say({ kind: 'sync-step-1', stateVector: new Map() });
  return client;
}

/** Everything in the logs that it was sent, as the order's events. */
async function orderRead(client: TestClient): Promise<readonly { readonly id: EventId; readonly event: OrderEvent }[]> {
  const { update } = await client.next('sync-step-2');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return [...doc.share.keys()].flatMap((root) =>
    (doc.getArray(root).toArray() as Uint8Array[][]).map(([bytes = new Uint8Array()]) => {
      const entry = readEntry(bytes);
      const decoded = decodeBody(entry?.body ?? new Uint8Array());
      const event = decoded.kind === 'body' ? orderEventCodec.decode(decoded.body.stored) : null;
      if (entry === null || event?.kind !== 'known') throw new Error('not an event of an order');
      const stampMs = Number.parseInt(entry.stamp.slice(0, 12), 16);
      const id = eventIdOf(
        stampMs,
        Number.parseInt(entry.stamp.slice(12), 16),
        Number.parseInt(root.slice(2), 36) as ReplicaId,
      );
      return { id, event: event.event };
    }),
  );
}

/** A log of its own, entry by entry. */
function byHand(client: TestClient) {
  const replica = 77_007;
  const actorId = base64urlOf(new Uint8Array(32).fill(7)) as ActorId;
  let previous = emptyChain;
  let seq = 0;
  return (event: OrderEvent) => {
    const body = { deps: [], commandId: `${seq}`.padStart(16, '0') as CommandId, commandIndex: 0, formerIds: [] };
    const bytes = writeEntry(
      { stamp: (Date.now() * 2 ** 16 + seq).toString(16).padStart(16, '0'), previous },
      encodeBody({ ...body, actorId: seq === 0 ? actorId : null, stored: orderEventCodec.encode(event) }),
    );
    client.push({ replica: replica as ReplicaId, seq: seq++, entries: [{ bytes, signature: null }] });
    previous = entryHash(bytes, sha256);
  };
}

test('it reads its order, ships it and delivers it, as everybody sees', async () => {
  const { ports, milk } = await household();
  const client = await shipper(milk, milk.key);
  const [placed, ...rest] = await orderRead(client);
  expect(rest).toEqual([]);
  expect(placed?.event).toMatchObject({
    type: 'OrderCreated',
    data: { customer: 'Ana', shippingAddress: '12 Garden Street', lines: [{ name: 'Milk', quantity: 2 }], total: 238 },
  });
  const write = byHand(client);
  const observed = placed === undefined ? [] : [placed.id];
  write({
    type: 'OrderShipped',
    data: { carrier: 'Bike', trackingNumber: 'B 7', date: '2026-01-05', by: 'Dora', observed },
  });
  await eventually(async () => expect((await ports.device.cart(milk.orderId as never))?.order?.status).toBe('shipped'));
  write({ type: 'OrderDelivered', data: { date: '2026-01-06', signedBy: 'Ana', by: 'Dora', observed } });
  await eventually(async () =>
    expect((await ports.device.cart(milk.orderId as never))?.order?.status).toBe('delivered'),
  );
  expect(await client.next('hello')).toMatchObject({ role: 'edit' });
});

test('what it is sent says nothing of the cart', async () => {
  const { cart, session, milk } = await household();
  const received: Buffer[] = [];
  const client = await connect(relay, milk.orderId, milk.key);
  closing.push(client.leave);
  client.socket.on('message', (data: Buffer) => received.push(data));
  client.hello();
  client.say({ kind: 'sync-step-1', stateVector: new Map() });
  await orderRead(client);
  // The cart goes on meanwhile.
  await session.dispatch({ type: 'AddItem', data: { name: 'Butter', quantity: 1 } });
  await eventually(() => expect(session.store.getState().sync.waiting).toEqual([]));
  const all = Buffer.concat(received);
  expect(all.includes('12 Garden Street')).toBe(true);
  const secrets = [cart.cartId, cart.key, newestCheckout(session)];
  const raw = [cart.cartId, cart.key].map((text) => Buffer.from(bytesOfBase64url(text, 16) ?? []));
  for (const secret of [...secrets, ...raw, 'Secret feast', 'Bread', 'Butter'])
    expect(all.includes(secret)).toBe(false);
});

describe('nothing that it can work out opens', () => {
  test('the cart, and it cannot tell that there is one', async () => {
    const { cart, milk } = await household();
    for (const key of keysOutOf(milk)) {
      const here = await refusal(cart.cartId, key);
      expect(here).toMatch(/Unexpected server response: 40\d/);
      expect(here).toBe(await refusal(base64urlOf(new Uint8Array(16).fill(9)), key));
    }
  });

  test('another order of the cart', async () => {
    const { milk, order } = await household();
    const eggs = await order('Eggs');
    for (const key of keysOutOf(milk)) expect(await refusal(eggs.orderId, key)).toMatch(/40\d/);
    expect((await shipper(eggs, eggs.key)).isOpen()).toBe(true);
  });
});

test('what it claims, it claims of its own stream: the cart’s next order is granted as ever', async () => {
  const { session, milk, order } = await household();
  const client = await shipper(milk, milk.key);
  const round = newestCheckout(session);
  for (const name of ['order ', `order ${round}`, `order ${milk.orderId}`]) {
    client.say({ kind: 'claim', name, value: new Uint8Array(16).fill(7) });
    await client.next('claimed', (message) => message.name === name);
  }
  await order('Eggs');
  expect(session.store.getState().history.entries.filter(({ type }) => type === 'CheckoutGranted')).toHaveLength(2);
});

test('with the key to view it can look, and neither write nor claim', async () => {
  const { ports, milk } = await household();
  const client = await shipper(milk, ports.links.viewKeyOf(milk.key));
  expect(await orderRead(client)).toHaveLength(1);
  byHand(client)({ type: 'OrderCancelled', data: { reason: '', by: 'Dora', observed: [] } });
  expect(await client.next('refused')).toMatchObject({ reason: 'view-only' });
  client.say({ kind: 'claim', name: 'order ', value: new Uint8Array(16) });
  expect(await client.next('claimed')).toMatchObject({ refused: 'view-only' });
  expect((await ports.device.cart(milk.orderId as never))?.order?.status).toBe('open');
});

/** The link's parts, and what they hash to. */
function keysOutOf({ orderId, key }: Link): readonly string[] {
  const bytes = bytesOfBase64url(key, 16) ?? new Uint8Array();
  const id = bytesOfBase64url(orderId, 16) ?? new Uint8Array();
  const hashed = [
    viewKeyOf(bytes, sha256),
    viewKeyOf(viewKeyOf(bytes, sha256), sha256),
    orderKeyOf(bytes, new Uint8Array(), sha256),
    orderKeyOf(bytes, new TextEncoder().encode(orderId), sha256),
    orderKeyOf(id, bytes, sha256),
  ];
  return [key, orderId, ...hashed.map((one) => base64urlOf(one))];
}

async function refusal(streamId: string, key: string): Promise<string> {
  try {
    (await connect(relay, streamId, key)).leave();
    return 'opened';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
