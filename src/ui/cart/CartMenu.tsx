// Renaming the cart, copies of it to keep, leaving it (the others see that), and taking it off this device (they do not).

import { type SyntheticEvent, useState } from 'react';
import { limits } from '../../domain/limits.ts';
import { ArrangeButton } from '../aisles/ArrangeButton.tsx';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { KeepCopies } from '../keep/KeepCopies.tsx';
import { TakeOffDialog } from '../keep/TakeOffDialog.tsx';
import { homeHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useKeepText } from '../text/useKeepText.ts';
import { useDevice, useUi } from '../UiContext.ts';
import { modeOf, useCart, useCartScope, useResultInWords } from './CartContext.ts';
import { CurrencyField } from './CurrencyField.tsx';

export function CartMenu({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useKeepText();
  const { navigation } = useUi();
  const { actions, cartId } = useCartScope();
  const name = useCart((cart) => cart.now.name);
  const hasStarted = useCart((cart) => cart.history.entries.length > 0);
  const canChange = useCart(modeOf) === 'edit';
  const inWords = useResultInWords();
  const [draft, setDraft] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const [isTakingOff, setTakingOff] = useState(false);
  const known = useDevice(({ carts }) => carts?.find((cart) => cart.cartId === cartId));

  const rename = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft.trim() === name) return onClose();
    const refusal = await inWords(await actions.rename(draft));
    if (refusal === null) onClose();
    else setError(refusal);
  };

  const leave = async () => {
    const refusal = await inWords(await actions.leave());
    if (refusal === null) onClose();
    else setError(refusal);
  };

  if (isTakingOff && known !== undefined) {
    return <TakeOffDialog cart={known} onClose={onClose} onLeave={() => navigation.go(homeHash)} />;
  }

  return (
    <Dialog title={text.cart.menu} onClose={onClose}>
      {canChange && hasStarted ? (
        <form className="form" onSubmit={(event) => void rename(event)}>
          <label className="field">
            <span>{words.renameField}</span>
            <input value={draft} maxLength={limits.name} onChange={(event) => setDraft(event.target.value)} />
          </label>
          <div className="form-actions">
            <button type="submit" className="button">
              {words.rename}
            </button>
          </div>
        </form>
      ) : null}
      <FormError text={error} />
      {canChange && hasStarted ? (
        <div className="cart-settings">
          <CurrencyField />
          <ArrangeButton />
        </div>
      ) : null}
      {hasStarted ? <KeepCopies onClose={onClose} /> : null}
      {canChange && hasStarted ? (
        <div className="choice">
          <button type="button" className="button" onClick={() => void leave()}>
            {words.leave}
          </button>
          <p className="hint">{words.leaveHint}</p>
        </div>
      ) : null}
      <div className="choice">
        <button
          type="button"
          className="button"
          aria-haspopup="dialog"
          disabled={known === undefined}
          onClick={() => setTakingOff(true)}
        >
          {words.takeOff}
        </button>
      </div>
    </Dialog>
  );
}
