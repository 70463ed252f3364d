// The way to who owes what. It is about what costs something; what it shows is worked out when somebody opens it.

import { useState } from 'react';
import { noSettlements } from '../../domain/settling/settlements.ts';
import { useCart } from '../cart/CartContext.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useSettlingText } from '../text/useSettlingText.ts';

const WhoOwesWhat = lazyPart(() => import('./WhoOwesWhat.tsx').then((part) => part.WhoOwesWhat));

export function OwedButton() {
  const words = useSettlingText();
  const isShared = useCart(({ now }) => now.members.length > 1);
  // What was settled may be owed back where there is nothing else any more.
  const wasSettled = useCart(({ history }) => history.state.settlements !== noSettlements);
  const isPriced = useCheckouts().some(
    ({ status, total }) => total > 0 && (status === 'bought' || status === 'granted'),
  );
  const [isOpen, setOpen] = useState(false);
  if (!isShared || !(isPriced || wasSettled)) return null;
  return (
    <div className="owed">
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.whoOwesWhat}
      </button>
      {isOpen ? <WhoOwesWhat onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
