// The two clocks, each in a sentence, and what the second one cannot know.

import { useId } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { storageFailureReason } from '../storageFailure.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';

const clocks = ['happened', 'learned'] as const;

export function ClockDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useTimelineText();
  const { session } = useCartScope();
  const { notices } = useUi();
  const chosen = useCart((cart) => cart.clock);
  const id = useId();

  const choose = async (clock: (typeof clocks)[number]) => {
    try {
      await session.setClock(clock);
    } catch (failure) {
      if (storageFailureReason(failure) === null && !(failure instanceof TypeError)) throw failure;
      notices.show(words.clockNotRead);
    }
  };

  return (
    <Dialog title={words.order} onClose={onClose}>
      <fieldset className="kinds clocks">
        <legend className="visually-hidden">{words.order}</legend>
        {clocks.map((clock) => (
          <label key={clock}>
            <input type="radio" name={id} checked={clock === chosen} onChange={() => void choose(clock)} />
            <span>
              <strong>{words.clocks[clock].name}</strong>
              <br />
              {words.clocks[clock].meaning}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="hint">{words.clockLimits}</p>
    </Dialog>
  );
}
