// A cart with nothing in it: what to do next, or why it is empty.

import { useText } from '../text/TextContext.ts';
import { modeOf, useCart } from './CartContext.ts';

export function EmptyCart() {
  const text = useText();
  const mode = useCart(modeOf);
  const hasArrived = useCart((cart) => cart.now.isCreated || cart.history.entries.length > 0);
  const isByOthers = useCart((cart) => cart.history.entries.length === 0 && cart.sync.link.kind !== 'online');
  if (mode === 'past') return <p className="empty">{text.cart.emptyPast}</p>;
  if (mode === 'look')
    return <p className="empty">{hasArrived || !isByOthers ? text.cart.emptyView : text.cart.emptyView}</p>;
  return (
    <div className="empty">
      <p className="empty-title">{text.cart.emptyTitle}</p>
      <p>{text.cart.emptyBody}</p>
    </div>
  );
}
