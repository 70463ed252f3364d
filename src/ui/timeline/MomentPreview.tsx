// What a place of the history is, while one points at it: what happened there, and what the cart came to.

import { useMemo } from 'react';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { cartView } from '../../domain/readModels/cartView.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useActivityInWords } from './useActivityInWords.ts';

export function MomentPreview({ index, at }: { readonly index: number; readonly at: number }) {
  const words = useTimelineText();
  const inWords = useActivityInWords();
  const { session, price } = useCartScope();
  const history = useCart((cart) => cart.history);
  const entry = history.entries[index];
  const view = useMemo(() => {
    const cart = entry === undefined ? null : session.at(entry.id);
    return cart === null ? null : cartView(cart, aisles);
  }, [session, entry]);
  if (entry === undefined || view === null) return null;
  return (
    <div
      className="moment-preview"
      style={{ left: `${at * 100}%`, translate: `${at * -100}% -4px` }}
      aria-hidden="true"
    >
      <p>{inWords(entry)}</p>
      <p className="moment-note">
        {words.lines(view.lineCount)}
        {view.total === 0 ? '' : ` · ${price(view.total)}`}
      </p>
    </div>
  );
}
