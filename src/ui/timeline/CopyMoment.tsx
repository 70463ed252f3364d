// The address of the moment that is looked at, for who has this cart too. It holds no key: who has not cannot open it.

import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { cartHash } from '../routing/route.ts';
import { copyText } from '../share/copyText.ts';
import { usePageAddress } from '../share/usePageAddress.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';

/** Copies it, and says whether that worked. */
export function useCopyMoment(): () => Promise<void> {
  const words = useTimelineText();
  const { cartId } = useCartScope();
  const { notices } = useUi();
  const { page } = usePageAddress();
  const id = useCart((cart) => cart.cursor?.id ?? null);
  const isLearned = useCart((cart) => cart.clock === 'learned');
  return async () => {
    const isCopied = await copyText(page + cartHash(cartId, { at: id, isLearned }), null);
    notices.show(isCopied ? words.linkCopied : words.linkNotCopied);
  };
}

export function CopyMoment() {
  const words = useTimelineText();
  const copy = useCopyMoment();
  return (
    <button
      type="button"
      className="icon-button copy-moment"
      aria-label={words.copyLink}
      title={words.copyLink}
      onClick={() => void copy()}
    >
      <Icon name="link" />
    </button>
  );
}
