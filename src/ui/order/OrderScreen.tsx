// One order: what is in it, where it stands and what can be done next, its history with the slider, and a receipt that
// prints on one page. Who came by the order's link alone sees the next step and nothing else to press.

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { MessagePage } from '../pages/MessagePage.tsx';
import type { OpenedOrder } from '../routing/navigation.ts';
import { cartHash, homeHash } from '../routing/route.ts';
import { createPrice } from '../text/price.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { usePagesText } from '../text/usePagesText.ts';
import { useUi } from '../UiContext.ts';
import { OrderContext, useOrder, useOrderScope } from './OrderContext.ts';
import { OrderDestination } from './OrderDestination.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderReceipts } from './OrderReceipts.tsx';
import { OrderShare } from './OrderShare.tsx';
import { OrderSteps } from './OrderSteps.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';

export function OrderScreen({ order }: { readonly order: OpenedOrder }) {
  const words = useOrderText();
  const { locale } = useUi();
  const currency = useStore(order.session.store, ({ now }) => now.currency);
  const scope = useMemo(() => ({ ...order, price: createPrice(locale, currency) }), [order, locale, currency]);
  const isRemoved = useStore(order.session.store, (snapshot) => snapshot.isRemoved);
  const { removed } = usePagesText();
  if (isRemoved) {
    return (
      <MessagePage title={removed.title} paragraphs={[removed.body]}>
        <a className="button" href={homeHash}>
          {words.toHome}
        </a>
      </MessagePage>
    );
  }
  return (
    <OrderContext value={scope}>
      <OrderPage />
    </OrderContext>
  );
}

function OrderPage() {
  const words = useOrderText();
  const { formats } = useUi();
  const { madeOf } = useOrderScope();
  const order = useOrder(({ shown }) => shown);
  const created = useOrder(({ history }) => history.entries.find(({ type }) => type === 'OrderCreated'));
  const isPast = useOrder(({ cursor }) => cursor !== null);
  const newer = useOrder(({ history }) => history.newer);
  const { creation, shipment, delivery, cancellation } = order;
  return (
    <main className={isPast ? 'order-page in-the-past' : 'order-page'}>
      <nav className="order-back">
        <a href={madeOf === null ? homeHash : cartHash(madeOf.cartId)}>
          {madeOf === null ? words.toHome : words.backToCart}
        </a>
      </nav>
      <header className="order-head">
        <h1>{words.title(creation?.customer ?? '')}</h1>
        <p role="status" aria-label={words.status} className={`order-status is-${order.status}`}>
          {words.statuses[order.status]}
        </p>
      </header>
      {newer > 0 ? <p className="note">{words.newer(newer)}</p> : null}
      <OrderReceipts />
      {creation === null ? <OrderDestination /> : <p className="order-address">{creation.shippingAddress}</p>}
      <ul className="order-facts">
        {created === undefined ? null : <li>{words.orderedOn(formats.moment(created.at), created.by)}</li>}
        {shipment === null ? null : (
          <li>{words.shippedBy(shipment.carrier, shipment.trackingNumber, formats.date(shipment.date))}</li>
        )}
        {delivery === null ? null : <li>{words.deliveredTo(delivery.signedBy, formats.date(delivery.date))}</li>}
        {cancellation === null ? null : <li>{words.cancelledBy(cancellation.by, cancellation.reason)}</li>}
      </ul>
      <OrderLines />
      <OrderSteps />
      <OrderShare />
      <OrderTimeline />
    </main>
  );
}
