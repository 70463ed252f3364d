// Renaming the cart, leaving it (the others see that), and taking it off this device (they do not).

import { type SyntheticEvent, useState } from 'react';
import { limits } from '../../domain/limits.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { removeFromDevice } from '../home/removeFromDevice.ts';
import { homeHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { modeOf, useCart, useCartScope, useResultInWords } from './CartContext.ts';

export function CartMenu({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const ui = useUi();
  const { actions, cartId } = useCartScope();
  const name = useCart((cart) => cart.now.name);
  const hasStarted = useCart((cart) => cart.history.entries.length > 0);
  const canChange = useCart(modeOf) === 'edit';
  const inWords = useResultInWords();
  const [draft, setDraft] = useState(name);
  const [error, setError] = useState<string | null>(null);

  const rename = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft.trim() === name) return onClose();
    const refusal = inWords(await actions.rename(draft));
    if (refusal === null) onClose();
    else setError(refusal);
  };

  const leave = async () => {
    const refusal = inWords(await actions.leave());
    if (refusal === null) onClose();
    else setError(refusal);
  };

  const remove = () => {
    onClose();
    ui.navigation.go(homeHash);
    removeFromDevice(ui, text, { cartId, name });
  };

  return (
    <Dialog title={text.cart.menu} onClose={onClose}>
      {canChange && hasStarted ? (
        <form className="form" onSubmit={(event) => void rename(event)}>
          <label className="field">
            <span>{text.cart.renameField}</span>
            <input value={draft} maxLength={limits.name} onChange={(event) => setDraft(event.target.value)} />
          </label>
          <div className="form-actions">
            <button type="submit" className="button">
              {text.cart.rename}
            </button>
          </div>
        </form>
      ) : null}
      {error === null ? null : (
        <p className="form-error" role="alert">
          {error}
        </p>
      )}
      {canChange && hasStarted ? (
        <div className="choice">
          <button type="button" className="button" onClick={() => void leave()}>
            {text.cart.leave}
          </button>
          <p className="hint">{text.cart.leaveHint}</p>
        </div>
      ) : null}
      <div className="choice">
        <button type="button" className="button" disabled={!hasStarted} onClick={remove}>
          {text.cart.removeFromDevice}
        </button>
        <p className="hint">{text.cart.removeHint}</p>
      </div>
    </Dialog>
  );
}
