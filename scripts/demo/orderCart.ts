// Ends a filled cart as an order: somebody orders it, with or without a network; the relay grants it once; it is changed,
// shipped and delivered, or cancelled; and whoever ships it has the order's link and nothing else. Says what each then sees.

import type { OrderingSession } from '../../src/app/cartSession.ts';
import type { OrderSession } from '../../src/app/orderSession.ts';
import type { Trolley } from '../../src/app/trolley.ts';
import { ordersOf, statusOf } from '../../src/domain/checkout/checkouts.ts';
import type { CheckoutId } from '../../src/domain/events.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { OrderCommand } from '../../src/order/commands.ts';
import type { OrderView } from '../../src/order/readModels/orderView.ts';
import type { OrderPlan } from './orderPlan.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import { until } from './until.ts';

export interface Shopper {
  readonly person: Person;
  readonly session: OrderingSession;
}

export interface OrderedCart {
  readonly plan: OrderPlan;
  /** What the shipper, and each who ordered, sees of the order. */
  readonly seen: readonly OrderView[];
  /** Orders of it that were granted, and what was left in the cart: as each who ordered sees it. */
  readonly carts: readonly { readonly granted: number; readonly left: number }[];
}

type Filled = { readonly cartId: StreamId; readonly key: string; readonly shoppers: readonly Shopper[] };

export async function orderCart(
  { cartId, key, shoppers }: Filled,
  plan: OrderPlan,
  shipper: Person,
  random: Random,
): Promise<OrderedCart> {
  const [orderer, other] = random.shuffled(shoppers);
  if (orderer === undefined || other === undefined) throw new Error('nobody there');
  const ordering = plan.isOrderedTwice ? [orderer, other] : [orderer];
  const isOffline = plan.isOrderedTwice || plan.isOrderedOffline;
  if (isOffline) for (const { person } of ordering) person.network.switchOff();
  for (const shopper of ordering) await place(shopper, cartId);
  if (isOffline) for (const { person } of ordering) person.network.switchOn();
  for (const { session, person } of shoppers)
    await until(
      () => isDecided(session, ordering.length),
      () => `${person.name} does not hear of the order`,
    );
  const checkout = grantedIn(orderer.session)[0] ?? ('' as CheckoutId);

  const open = (trolley: Trolley) => {
    const link = trolley.links.orderOf(key, checkout);
    return trolley.openOrder(link.orderId, link.key);
  };
  const atShoppers = await Promise.all(shoppers.map(({ person }) => open(person.trolley)));
  const atShipper = await open(shipper.trolley);
  const all = [...atShoppers, atShipper];
  await inStatus(all, 'open');
  await carriedOut(plan, { atShoppers, atShipper, shipper, shoppers });
  const events = 1 + plan.changes.length + (plan.kind === 'cancelled' ? 1 : plan.kind === 'cancelled too late' ? 3 : 2);
  await inStatus(all, plan.status, (order) => order.store.getState().history.entries.length >= events);

  const seen = all.map((order) => order.store.getState().now);
  for (const order of all) await order.close();
  const carts = shoppers.map(({ session }) => ({
    granted: grantedIn(session).length,
    left: session.store.getState().now.itemCount,
  }));
  return { plan, seen, carts };
}

async function place({ person, session }: Shopper, cartId: StreamId): Promise<void> {
  const result = await session.dispatch({ type: 'CheckOut', data: { kind: 'order' } });
  if (result.kind !== 'accepted') throw new Error(`${person.name}: ${JSON.stringify(result)}`);
  const { entries } = session.store.getState().history;
  const checkout = entries.findLast(({ id }) => result.eventIds.includes(id))?.commandId;
  if (checkout === undefined) throw new Error(`${person.name} has ordered, and it is not in the history`);
  const destination = { checkout, customer: person.name, shippingAddress: '12 Garden Street' };
  await person.trolley.device.saveCart({ cartId, destination });
}

async function carriedOut(
  { kind, changes, isShippedOffline }: OrderPlan,
  who: {
    readonly atShoppers: readonly OrderSession[];
    readonly atShipper: OrderSession;
    readonly shipper: Person;
    readonly shoppers: readonly Shopper[];
  },
): Promise<void> {
  const [atFirst] = who.atShoppers;
  const [first] = who.shoppers;
  if (atFirst === undefined || first === undefined) return;
  if (kind === 'cancelled') return does(atFirst, { type: 'CancelOrder', data: { reason: 'Changed our minds' } });
  for (const change of changes) await does(atFirst, change);
  // What is shipped is what the shipper had seen.
  await until(
    () => who.atShipper.store.getState().history.entries.length === 1 + changes.length,
    () => 'the shipper does not hear of the changes',
  );
  if (kind === 'cancelled too late') {
    first.person.network.switchOff();
    await does(atFirst, { type: 'CancelOrder', data: { reason: 'Too late' } });
  }
  if (isShippedOffline) who.shipper.network.switchOff();
  await does(who.atShipper, { type: 'ShipOrder', data: { carrier: 'Bike', trackingNumber: '', date: '2010-12-02' } });
  await does(who.atShipper, { type: 'DeliverOrder', data: { signedBy: 'The neighbour', date: '2010-12-03' } });
  if (isShippedOffline) who.shipper.network.switchOn();
  if (kind === 'cancelled too late') first.person.network.switchOn();
}

async function does(order: OrderSession, command: OrderCommand): Promise<void> {
  const result = await order.dispatch(command);
  if (result.kind !== 'accepted') throw new Error(JSON.stringify({ command, result }));
}

function grantedIn({ store }: OrderingSession): readonly CheckoutId[] {
  const { checkouts } = store.getState().history.state;
  return ordersOf(checkouts)
    .filter((order) => statusOf(checkouts, order) === 'granted')
    .map(({ id }) => id);
}

function isDecided(session: OrderingSession, orders: number): boolean {
  const { checkouts } = session.store.getState().history.state;
  const known = ordersOf(checkouts);
  return known.length === orders && known.every((order) => statusOf(checkouts, order) !== 'pending');
}

async function inStatus(
  orders: readonly OrderSession[],
  status: OrderView['status'],
  isWhole: (order: OrderSession) => boolean = () => true,
): Promise<void> {
  for (const order of orders) {
    const { store } = order;
    await until(
      () => store.getState().now.status === status && store.getState().sync.waiting.length === 0 && isWhole(order),
      () => `an order is ${store.getState().now.status}, not ${status}`,
    );
  }
}
