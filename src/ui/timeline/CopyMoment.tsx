// The address of the moment that is looked at, for who has this cart too. It holds no key: who has not cannot open it.

import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { cartHash } from '../routing/route.ts';
import { copyText } from '../share/copyText.ts';
import { usePageAddress } from '../share/usePageAddress.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';

export function CopyMoment() {
  const words = useTimelineText();
  const { cartId } = useCartScope();
  const { notices } = useUi();
  const { page } = usePageAddress();
  const id = useCart((cart) => cart.cursor?.id ?? null);
  const copy = async () => {
    const isCopied = await copyText(page + cartHash(cartId, { at: id }), null);
    notices.show(isCopied ? words.linkCopied : words.linkNotCopied);
  };
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={words.copyLink}
      title={words.copyLink}
      onClick={() => void copy()}
    >
      <Icon name="link" />
    </button>
  );
}
