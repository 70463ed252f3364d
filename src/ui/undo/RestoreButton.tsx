// "Restore this moment", and for one line of it "Put back Milk": for who may change something.

import { useState } from 'react';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { useCart } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useUndoText } from '../text/useUndoText.ts';

const RestoreDialog = lazyPart(() => import('./RestoreDialog.tsx').then((part) => part.RestoreDialog));

export function RestoreButton({ line }: { readonly line: LineView | null }) {
  const words = useUndoText();
  const canWrite = useCart((cart) => cart.role === 'edit' && cart.canWrite);
  const [isOpen, setOpen] = useState(false);
  if (!canWrite) return null;
  return (
    <>
      <button
        type="button"
        className={line === null ? 'button' : 'link-button put-back'}
        aria-label={line === null ? words.restore : words.putBack(line.name)}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {line === null ? words.restoreShort : words.putBackShort}
      </button>
      {isOpen ? <RestoreDialog line={line} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
