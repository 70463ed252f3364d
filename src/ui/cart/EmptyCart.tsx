// A cart with nothing in it: what to do next, or why it is empty.

import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { modeOf, useCart } from './CartContext.ts';

const ImportButton = lazyPart(() => import('../import/ImportButton.tsx').then(({ ImportButton }) => ImportButton));

export function EmptyCart() {
  const text = useText();
  const mode = useCart(modeOf);
  if (mode === 'past') return <p className="empty">{text.cart.emptyPast}</p>;
  if (mode === 'look') return <p className="empty">{text.cart.emptyView}</p>;
  return (
    <div className="empty">
      <p className="empty-title">{text.cart.emptyTitle}</p>
      <p>{text.cart.emptyBody}</p>
      <p className="empty-import">
        <ImportButton />
      </p>
    </div>
  );
}
