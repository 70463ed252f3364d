// The list in the shop, in place of everything else: large rows, what is in the basket sinks, the screen stays on. Who else is
// shopping is seen beside the aisle they are in, and beside what they are getting.

import { useEffect, useRef } from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { ArrangeButton } from '../aisles/ArrangeButton.tsx';
import { AddItem } from '../cart/AddItem.tsx';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { linesLeft } from '../cart/linesLeft.ts';
import { CheckoutButtons } from '../checkout/CheckoutButtons.tsx';
import { Icon } from '../elements/Icon.tsx';
import { presentPerson } from '../people/person.ts';
import { SyncPill } from '../sync/SyncPill.tsx';
import { useText } from '../text/TextContext.ts';
import { useShopText } from '../text/useShopText.ts';
import { useUi } from '../UiContext.ts';
import { ShopRow } from './ShopRow.tsx';
import { useClaim } from './useClaim.ts';
import { useSinking } from './useSinking.ts';

export function ShopScreen({ onLeave }: { readonly onLeave: () => void }) {
  const text = useText();
  const words = useShopText();
  const { session, actions } = useCartScope();
  const { trolley } = useUi();
  const { name, aisles, lineCount } = useCart((cart) => cart.now);
  const people = useCart((cart) => cart.people);
  const me = useCart((cart) => cart.me);
  const { isUp, pickedNow } = useSinking();
  const { claim, claimed } = useClaim(session);
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    title.current?.focus();
    return trolley.keepAwake();
  }, [trolley]);

  const shoppers = people.filter((person) => person.isShopping && !person.isMe);
  const namesAt = (isThere: (line: string) => boolean) =>
    shoppers
      .filter(({ lookingAt }) => lookingAt !== null && isThere(lookingAt))
      .map((person) => presentPerson(person, text).name);

  const onPicked = (line: LineView) => {
    pickedNow(line.line);
    claim(line.line);
  };
  // What somebody else has put there stays.
  const onPut = ({ name }: LineView, result: DispatchResult) =>
    actions.told(result, words.picked(name), text.line.restoreFailed(name));

  const row = (line: LineView, heading: string | null, here: readonly string[]) => (
    <ShopRow
      key={line.line}
      line={line}
      heading={heading}
      here={here}
      claimedBy={namesAt((other) => other === line.line && line.picked < line.quantity)}
      isMine={claimed === line.line}
      canClaim={people.some(({ actorId }) => actorId !== me)}
      onClaim={claim}
      onPicked={onPicked}
      onPut={onPut}
    />
  );

  const left = linesLeft({ aisles });
  const sunk = aisles.flatMap(({ lines }) => lines.filter((line) => !isUp(line)));
  return (
    <div className="shop">
      <header className="shop-head">
        <button type="button" className="icon-button" aria-label={words.leave} onClick={onLeave}>
          <Icon name="back" />
        </button>
        <h1 ref={title} className="cart-name" tabIndex={-1}>
          {name || text.common.unnamedCart}
        </h1>
        <SyncPill />
      </header>
      <main className="cart-main">
        <div className="cart-scroll">
          <ul className="shop-lines" aria-label={text.cart.list}>
            {aisles.flatMap(({ aisle, lines }) =>
              lines.filter(isUp).map((line, index) =>
                index === 0
                  ? row(
                      line,
                      text.aisle(aisle),
                      namesAt((at) => lines.some((other) => other.line === at)),
                    )
                  : row(line, null, []),
              ),
            )}
            {sunk.map((line, index) => row(line, index === 0 ? words.inBasket : null, []))}
          </ul>
          {aisles.length > 1 ? (
            <p className="shop-arrange">
              <ArrangeButton />
            </p>
          ) : null}
        </div>
        <div className="cart-foot">
          <div className="total">
            <p className="shop-left" role="status">
              {left === 0 ? text.cart.everythingPicked : text.cart.stillToGet(left, lineCount)}
            </p>
            <CheckoutButtons />
          </div>
          <AddItem />
        </div>
      </main>
    </div>
  );
}
