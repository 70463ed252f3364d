// What one should know about this cart right now: in the past, or only looking. What is rarely to be said comes late.

import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { modeOf, useCart, useCartScope } from './CartContext.ts';

const RareNotes = lazyPart(() => import('./RareNotes.tsx').then((part) => part.RareNotes), OriginPlace);

export function CartNotes() {
  const text = useText();
  const { isSecure } = useUi();
  const { at } = useCartScope();
  const mode = useCart(modeOf);
  const isViewOnly = useCart((cart) => cart.role === 'view');
  const isCopy = useCart((cart) => cart.now.origin !== null);
  const isRare = useCart(({ sync, history }) => sync.problem !== null || history.newer + history.invalid > 0);
  return (
    <>
      {mode === 'past' ? <p className="note note-past">{text.timeline.past}</p> : null}
      {mode === 'look' ? <p className="note">{isViewOnly ? text.cart.viewOnlyHint : text.cart.noWriter}</p> : null}
      {isRare || isCopy || at !== null || !isSecure ? <RareNotes /> : null}
    </>
  );
}

function OriginPlace() {
  return useCart((cart) => cart.now.origin !== null) ? <p className="origin" /> : null;
}
