// The way back from the past.

import { useCartScope } from '../cart/CartContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';

export function BackToNow() {
  const words = useTimelineText();
  const { session } = useCartScope();
  return (
    <button type="button" className="button button-strong" onClick={() => session.moveCursor(null)}>
      {words.backToNow}
    </button>
  );
}
