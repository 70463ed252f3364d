// The last shop by its name, and what was bought lately as chips.

import { useId, useMemo } from 'react';
import { type BoughtItem, recentlyBought } from '../../domain/checkout/recentlyBought.ts';
import { turnIdAfter } from '../../domain/undo/acts.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { useText } from '../text/TextContext.ts';
import { useCheckoutText } from '../text/useCheckoutText.ts';
import { useUi } from '../UiContext.ts';
import { useCheckoutName } from './useCheckoutName.ts';
import { useCheckouts } from './useCheckouts.ts';

export function RecentlyBought() {
  const text = useText();
  const words = useCheckoutText();
  const { session } = useCartScope();
  const { notices } = useUi();
  const inWords = useResultInWords();
  const cart = useCart(({ history }) => history.state);
  const checkouts = useCheckouts();
  const items = useMemo(() => recentlyBought(cart, checkouts), [cart, checkouts]);
  const nameOf = useCheckoutName();
  const title = useId();
  const last = checkouts.findLast(({ status, itemCount }) => status === 'bought' && itemCount > 0);
  if (last === undefined && items.length === 0) return null;

  const takeBack = async (checkout: NonNullable<typeof last>) => {
    const refusal = await inWords(
      await session.dispatch({ type: 'UndoCheckout', data: { checkout: checkout.id } }, turnIdAfter(checkout.id)),
    );
    notices.show(refusal ?? words.isBack);
  };

  const wantAgain = async (item: BoughtItem) => {
    const refusal = await inWords(await session.dispatch({ type: 'AddItem', data: item }));
    notices.show(refusal ?? words.wanted(item.name));
  };

  return (
    <section className="bought" aria-labelledby={title}>
      <h2 className="aisle" id={title}>
        {text.checkout.recentlyBought}
      </h2>
      {last === undefined ? null : (
        <div className="bought-shop">
          <p>{nameOf(last)}</p>
          <button type="button" className="button" onClick={() => void takeBack(last)}>
            {words.notFinished}
          </button>
        </div>
      )}
      {items.length === 0 ? null : (
        <ul className="bought-items">
          {items.map((item) => (
            <li key={item.line}>
              <button
                type="button"
                className="pill bought-item"
                aria-label={words.again(item.name)}
                onClick={() => void wantAgain(item)}
              >
                <Icon name="plus" />
                <span>{item.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
