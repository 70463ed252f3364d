// The open cart in other forms: a file with everything, its list as text, on paper.

import { useState } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { FormError } from '../elements/FormError.tsx';
import { copyText } from '../share/copyText.ts';
import { useText } from '../text/TextContext.ts';
import { useKeepText } from '../text/useKeepText.ts';
import { useUi } from '../UiContext.ts';
import { cartAsText } from './cartAsText.ts';
import { ExportButton } from './ExportButton.tsx';

export function KeepCopies({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useKeepText();
  const { amounts, notices } = useUi();
  const { cartId } = useCartScope();
  const shown = useCart((cart) => cart.shown);
  const [error, setError] = useState('');
  const isEmpty = shown.lineCount === 0;

  const copy = async () => {
    const list = cartAsText(shown, { aisle: text.aisle, amounts });
    if (!(await copyText(list, null))) return setError(words.copyFailed);
    onClose();
    notices.show(words.copied);
  };

  const print = () => {
    onClose();
    // The dialog is gone from the page by then.
    setTimeout(() => window.print());
  };

  return (
    <section className="choice">
      <h3>{words.title}</h3>
      <div className="keep-actions">
        <ExportButton only={{ cartId, name: shown.name }} />
        <button type="button" className="button" disabled={isEmpty} onClick={() => void copy()}>
          {words.copyAsText}
        </button>
        <button type="button" className="button" disabled={isEmpty} onClick={print}>
          {words.print}
        </button>
      </div>
      <p className="hint">{words.exportHint}</p>
      <FormError text={error === '' ? null : error} />
    </section>
  );
}
