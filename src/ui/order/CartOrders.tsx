// The orders of a cart, newest first: what waits and can be called off, and the way to each that was placed.

import { useId } from 'react';
import { useStore } from 'zustand';
import type { CheckoutView } from '../../domain/checkout/checkoutViews.ts';
import { itemsOf } from '../../domain/checkout/recentlyBought.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { useCheckoutName } from '../checkout/useCheckoutName.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { orderHash } from '../routing/route.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useDevice, useUi } from '../UiContext.ts';

export function CartOrders() {
  const words = useOrderText();
  const orders = useCheckouts()
    .filter(({ status }) => status === 'pending' || status === 'granted')
    .reverse();
  const title = useId();
  if (orders.length === 0) return null;
  return (
    <section className="bought" aria-labelledby={title}>
      <h2 className="aisle" id={title}>
        {words.orders}
      </h2>
      <ul>
        {orders.map((order) => (
          <li key={order.id} className="bought-shop">
            {order.status === 'pending' ? <Pending order={order} /> : <Placed order={order} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pending({ order }: { readonly order: CheckoutView }) {
  const words = useOrderText();
  const { session } = useCartScope();
  const { notices } = useUi();
  const inWords = useResultInWords();
  const isOnline = useCart(({ sync }) => sync.link.kind === 'online');
  const refusal = useStore(session.ordering, (ordering) => ordering.refusal);
  const name = useCheckoutName()(order);

  const callOff = async () => {
    const refused = await inWords(await session.dispatch({ type: 'CallOffCheckout', data: { checkout: order.id } }));
    notices.show(refused ?? words.calledOff);
  };

  return (
    <>
      <p>
        {name}{' '}
        <span role="status" aria-label={words.status} className="badge">
          {words.statuses.pending}
        </span>
        <br />
        <span className="hint">{refusal === null ? words.waits(isOnline) : words.refused(refusal)}</span>
      </p>
      <button type="button" className="button" onClick={() => void callOff()}>
        {words.callOff}
      </button>
    </>
  );
}

function Placed({ order }: { readonly order: CheckoutView }) {
  const words = useOrderText();
  const { key, session } = useCartScope();
  const { trolley, notices } = useUi();
  const inWords = useResultInWords();
  const link = trolley.links.orderOf(key, order.id);
  const status = useDevice(({ carts }) => carts?.find(({ cartId }) => cartId === link.orderId)?.order?.status ?? null);
  const name = useCheckoutName()(order);

  const again = async () => {
    const { state } = session.store.getState().history;
    const commands = itemsOf(state, order).map((data) => ({ type: 'AddItem', data }) as const);
    notices.show((await inWords(await session.dispatchAll(commands))) ?? words.isOrderedAgain(order.itemCount));
  };

  return (
    <>
      <p>
        <a href={orderHash(link.orderId, { key: link.key })}>{name}</a>{' '}
        <span className="badge">{words.statuses[status ?? 'open']}</span>
      </p>
      <button type="button" className="button" onClick={() => void again()}>
        {words.again}
      </button>
    </>
  );
}
