// The pages for links that do not open, for storage that does not, and for a cart that was taken away under its tab.

import type { StorageFailureReason } from '../../engine/eventStore.ts';
import type { OpenedCart } from '../routing/navigation.ts';
import { cartHash, homeHash, newCartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { MessagePage } from './MessagePage.tsx';

export function LinkProblemPage({ kind }: { readonly kind: 'damaged' | 'wrongKey' | 'unknownCart' }) {
  const text = useText();
  const { title, body } = text.pages[kind];
  return (
    <MessagePage title={title} paragraphs={[body]}>
      <a className="button button-strong" href={homeHash}>
        {text.pages.toHome}
      </a>
      <a className="button" href={newCartHash}>
        {text.pages.newCart}
      </a>
    </MessagePage>
  );
}

export function RemovedPage({ cart }: { readonly cart: OpenedCart }) {
  const text = useText();
  const { title, body, openAgain } = text.pages.removed;
  return (
    <MessagePage title={title} paragraphs={[body]} takesFocus>
      <a className="button button-strong" href={cartHash(cart.cartId, { key: cart.key })}>
        {openAgain}
      </a>
      <a className="button" href={homeHash}>
        {text.pages.toHome}
      </a>
    </MessagePage>
  );
}

export function StoragePage({ reason }: { readonly reason: StorageFailureReason }) {
  const text = useText();
  const { navigation } = useUi();
  const { title, advice } = text.storage(reason);
  const needsReload = reason === 'outdated' || reason === 'closed' || reason === 'replaced';
  return (
    <MessagePage title={title} paragraphs={[advice]}>
      <button
        type="button"
        className="button button-strong"
        onClick={() => (needsReload ? window.location.reload() : navigation.retry())}
      >
        {needsReload ? text.pages.reload : text.pages.tryAgain}
      </button>
    </MessagePage>
  );
}
