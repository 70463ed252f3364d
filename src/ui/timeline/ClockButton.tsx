// By which of its two clocks the past is gone through: said on the button, chosen in a dialog.

import { useState } from 'react';
import { useCart } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useTimelineText } from '../text/useTimelineText.ts';

const ClockDialog = lazyPart(() => import('./ClockDialog.tsx').then((part) => part.ClockDialog));

export function ClockButton() {
  const words = useTimelineText();
  const clock = useCart((cart) => cart.clock);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={
          clock === 'learned' ? 'icon-button clock-button is-learned' : 'icon-button clock-button compare-button'
        }
        aria-label={words.order}
        aria-haspopup="dialog"
        title={`${words.order}: ${words.clocks[clock].name}`}
        onClick={() => setOpen(true)}
      >
        <Icon name="history" />
      </button>
      {isOpen ? <ClockDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
