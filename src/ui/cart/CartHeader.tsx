// The cart's name, where its changes are, who is here, and the doors: sharing, history, everything else.

import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { HistoryButton } from '../history/HistoryButton.tsx';
import { ProfileButton } from '../people/ProfileButton.tsx';
import { useSelf } from '../people/useSelf.ts';
import { homeHash } from '../routing/route.ts';
import { ShareButton } from '../share/ShareButton.tsx';
import { SyncPill } from '../sync/SyncPill.tsx';
import { useText } from '../text/TextContext.ts';
import { useTitle } from '../useTitle.ts';
import { useCart, useCartScope } from './CartContext.ts';
import { CartMenuButton } from './CartMenuButton.tsx';

const PeopleHere = lazyPart(() => import('../people/PeopleHere.tsx').then((part) => part.PeopleHere));

export function CartHeader() {
  const text = useText();
  const name = useCart((cart) => cart.shown.name);
  const { isByLink } = useCartScope();
  const hasStarted = useCart((cart) => cart.now.isCreated);
  const isViewOnly = useCart((cart) => cart.role === 'view');
  // What it is called is not known before it is here.
  const meanwhile = isByLink ? text.common.opening : text.defaults.cartName;
  const title = name || (hasStarted ? text.common.unnamedCart : meanwhile);
  // Nobody is before the relay has said so.
  const hasPeople = useCart((cart) => cart.people.length > 0);
  const self = useSelf();
  useTitle(title);
  return (
    <header className="cart-head">
      <a className="icon-button" href={homeHash} aria-label={text.cart.back}>
        <Icon name="back" />
      </a>
      <h1 className="cart-name" dir="auto">
        {title}
      </h1>
      <div className="cart-state">
        <SyncPill />
        {isViewOnly ? <span className="badge">{text.cart.viewOnly}</span> : null}
        <HistoryButton />
        {hasPeople ? <PeopleHere /> : null}
      </div>
      <div className="cart-doors">
        <ProfileButton shownAs={self} />
        <ShareButton />
        <CartMenuButton />
      </div>
    </header>
  );
}
