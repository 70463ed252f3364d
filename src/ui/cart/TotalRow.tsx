// The running total, and how much is still to get.

import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { modeOf, useCart, useCartScope } from './CartContext.ts';
import { linesLeft } from './linesLeft.ts';

const CheckoutButtons = lazyPart(
  () => import('../checkout/CheckoutButtons.tsx').then((part) => part.CheckoutButtons),
  () => <span className="total-place" />,
);

export function TotalRow({ onShop }: { readonly onShop: () => void }) {
  const text = useText();
  const { price } = useCartScope();
  const total = useCart((cart) => cart.shown.total);
  const count = useCart((cart) => cart.shown.lineCount);
  const left = useCart(({ shown }) => linesLeft(shown));
  const canEdit = useCart(modeOf) === 'edit';
  const withoutPrice = useCart((cart) => cart.shown.linesWithoutPrice);
  // 0.00 would be a price that nobody gave.
  const hasPrices = useCart(({ shown }) => shown.linesWithoutPrice < shown.lineCount);
  return (
    <div className="total">
      {count === 0 || !canEdit ? null : <CheckoutButtons onShop={onShop} />}
      <p className="total-hints">
        {count === 0 ? null : (
          <span>{left === 0 ? text.cart.everythingPicked : text.cart.stillToGet(left, count)}</span>
        )}
        {hasPrices && withoutPrice > 0 ? <span>{text.cart.withoutPrice(withoutPrice)}</span> : null}
      </p>
      <p className="total-sum">
        <span>{text.cart.total}</span>{' '}
        {hasPrices ? (
          <strong data-testid="cart-total">{price(total)}</strong>
        ) : (
          <span data-testid="cart-total" className="total-none">
            {text.cart.noTotal}
          </span>
        )}
      </p>
    </div>
  );
}
