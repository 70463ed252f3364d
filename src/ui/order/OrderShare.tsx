// The order's own link, for whoever ships it: it opens this order and nothing of the cart.

import { useRef, useState } from 'react';
import { orderHash } from '../routing/route.ts';
import { copyText } from '../share/copyText.ts';
import { usePageAddress } from '../share/usePageAddress.ts';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useShareText } from '../text/useShareText.ts';
import { useOrderScope } from './OrderContext.ts';
import { useCanAct } from './useCanAct.ts';

export function OrderShare() {
  const text = useText();
  const words = useOrderText();
  const shareWords = useShareText();
  const { orderId, key } = useOrderScope();
  const { page } = usePageAddress();
  const canShare = useCanAct('all');
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<boolean | null>(null);
  if (!canShare) return null;
  const link = `${page}${orderHash(orderId, { key })}`;
  return (
    <div className="order-share no-print">
      <label className="field">
        <span>{words.link}</span>
        <input ref={field} readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <button
        type="button"
        className="button"
        onClick={() => void copyText(link, field.current).then((isCopied) => setOutcome(isCopied))}
      >
        {text.common.copy} <span className="visually-hidden">{words.copyLink}</span>
      </button>
      <p className="hint" aria-live="polite">
        {outcome === null ? words.linkHint : outcome ? shareWords.copied : shareWords.copyFailed}
      </p>
    </div>
  );
}
