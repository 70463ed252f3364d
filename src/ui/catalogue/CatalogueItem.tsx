// One product of the catalogue: a tap puts one in the cart, another tap one more.

import { memo } from 'react';
import type { Product } from '../../app/device.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { lineIn } from '../cart/lineIn.ts';
import { itemOf, whereItWas } from '../cart/wantedItem.ts';
import { holdPressed } from '../elements/pressed.ts';
import { useText } from '../text/TextContext.ts';

export const CatalogueItem = memo(function CatalogueItem({
  product,
  isOff,
}: {
  readonly product: Product;
  readonly isOff: boolean;
}) {
  const text = useText();
  const { session, actions, price } = useCartScope();
  const currency = useCart((cart) => cart.now.currency);
  const quantity = useCart((cart) => lineIn(cart.now, product.id)?.quantity ?? 0);

  const put = (button: HTMLElement) => {
    const item = whereItWas(itemOf(product, currency), session.store.getState().now.memory);
    return holdPressed(button, quantity === 0 ? actions.ensure(item, 1) : actions.add(item, 1));
  };

  return (
    <li>
      <button type="button" className="product" disabled={isOff} onClick={(event) => void put(event.currentTarget)}>
        <span className="product-name">{product.name}</span>
        <span className="amount">
          {product.price === null || product.currency !== currency ? '' : price(product.price)}
        </span>
        {quantity === 0 ? null : <span className="product-count">{text.catalogue.inCart(quantity)}</span>}
      </button>
    </li>
  );
});
