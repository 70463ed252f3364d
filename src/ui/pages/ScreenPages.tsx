// The pages for links that do not open, for storage that does not, and for a cart that was taken away under its tab.

import type { StorageFailureReason } from '../../engine/eventStore.ts';
import { useCart } from '../cart/CartContext.ts';
import type { OpenedCart } from '../routing/navigation.ts';
import { cartHash, homeHash, newCartHash } from '../routing/route.ts';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { usePagesText } from '../text/usePagesText.ts';
import { useUi } from '../UiContext.ts';
import { MessagePage } from './MessagePage.tsx';

export function LinkProblemPage({ kind }: { readonly kind: 'damaged' | 'wrongKey' | 'unknownCart' }) {
  const pages = usePagesText();
  const { title, body } = pages[kind];
  return (
    <MessagePage title={title} paragraphs={[body]}>
      <a className="button button-strong" href={homeHash}>
        {pages.toHome}
      </a>
      <a className="button" href={newCartHash}>
        {pages.newCart}
      </a>
    </MessagePage>
  );
}

/** The link is fine, and what it opens is not here yet: whose network is missing is said. */
export function NothingYet() {
  const pages = usePagesText();
  const text = useText();
  const isOffline = useCart(({ sync }) => sync.link.kind === 'offline');
  const isOnItsWay = useCart(
    ({ sync: { link } }) => link.kind === 'connecting' || (link.kind === 'online' && !link.caughtUp),
  );
  if (isOnItsWay) return <p className="opening">{text.sync.arriving}…</p>;
  const { title, body } = isOffline ? pages.youAreOffline : pages.nothingYet;
  return (
    <MessagePage title={title} paragraphs={[body]} isPart isPatient={!isOffline}>
      <a className="button" href={homeHash}>
        {pages.toHome}
      </a>
    </MessagePage>
  );
}

export function RemovedPage({ cart }: { readonly cart: OpenedCart }) {
  const pages = usePagesText();
  const { title, body, openAgain } = pages.removed;
  return (
    <MessagePage title={title} paragraphs={[body]} takesFocus>
      <a className="button button-strong" href={cartHash(cart.cartId, { key: cart.key })}>
        {openAgain}
      </a>
      <a className="button" href={homeHash}>
        {pages.toHome}
      </a>
    </MessagePage>
  );
}

export function StoragePage({ reason }: { readonly reason: StorageFailureReason }) {
  const text = useText();
  const { navigation } = useUi();
  const pages = usePagesText();
  const { title, advice } = useReasons().storage(reason);
  const needsReload = reason === 'outdated' || reason === 'closed' || reason === 'replaced';
  return (
    <MessagePage title={title} paragraphs={[advice]}>
      <button
        type="button"
        className="button button-strong"
        onClick={() => (needsReload ? window.location.reload() : navigation.retry())}
      >
        {needsReload ? text.broken.reload : pages.tryAgain}
      </button>
    </MessagePage>
  );
}
