// The orders of this device, newest first: of its carts, and those whose link it was given.

import type { KnownCart } from '../../app/device.ts';
import { orderHash } from '../routing/route.ts';
import { createPrice } from '../text/price.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useUi } from '../UiContext.ts';

export function DeviceOrders({ orders }: { readonly orders: readonly KnownCart[] }) {
  const words = useOrderText();
  const { formats, locale } = useUi();
  return (
    <section className="device-orders">
      <h2>{words.orders}</h2>
      <ul className="carts" aria-label={words.orders}>
        {orders.map(({ cartId, name, currency, total, changedAt, order }) => (
          <li key={cartId} className="cart-card">
            <a className="cart-link" href={orderHash(cartId)}>
              <span className="cart-card-name">{words.title(name)}</span>
              <span className="cart-card-total amount">{total === 0 ? '' : createPrice(locale, currency)(total)}</span>
              <span className="cart-card-meta">
                <span className="badge">{words.statuses[order?.status ?? 'none']}</span>
                {changedAt > 0 ? <span>{formats.moment(changedAt)}</span> : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
