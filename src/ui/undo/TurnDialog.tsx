// An act of the list takes its turn: what that comes to is shown before it is done, and what stays because it came later.

import { useMemo, useState } from 'react';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { cartView } from '../../domain/readModels/cartView.ts';
import { type Act, isUndone } from '../../domain/undo/acts.ts';
import { foreseen } from '../../domain/undo/foreseen.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { useText } from '../text/TextContext.ts';
import { useUndoText } from '../text/useUndoText.ts';
import { ChangesPreview } from './ChangesPreview.tsx';
import type { Turns } from './turns.ts';
import { useActInWords, useLaterInWords } from './useActInWords.ts';

export function TurnDialog(props: { readonly act: Act; readonly turns: Turns; readonly onClose: () => void }) {
  const { turns, onClose } = props;
  const text = useText();
  const words = useUndoText();
  const { session } = useCartScope();
  const me = useCart((cart) => cart.me);
  const now = useCart((cart) => cart.now);
  const history = useCart((cart) => cart.history);
  const inWords = useResultInWords();
  const actInWords = useActInWords();
  const laterInWords = useLaterInWords();
  const [error, setError] = useState<string | null>(null);
  // What others do meanwhile changes what it comes to.
  const { act, turning, after } = useMemo(() => {
    const known = turns.acts().of(props.act.id) ?? props.act;
    const what = turns.turning(known);
    const seen = foreseen(history.state, what.commands, me);
    return { act: known, turning: what, after: seen.kind === 'accepted' ? cartView(seen.cart, aisles) : null };
  }, [turns, props.act, history, me]);
  const isRedo = isUndone(act);
  const isNothing = turning.commands.length === 0;

  const confirm = async () => {
    session.moveCursor(null);
    const refusal = await inWords(await turns.turn({ act, turning }));
    if (refusal === null) onClose();
    else setError(refusal);
  };

  return (
    <Dialog title={isRedo ? words.redoTitle : words.undoTitle} onClose={onClose}>
      <p>{actInWords(act)}.</p>
      {isNothing || after === null ? null : <ChangesPreview now={now} after={after} />}
      {isNothing ? <p className="hint">{words.nothingLeft}</p> : null}
      {turning.stays.length === 0 ? null : <p className="hint">{laterInWords(turning.stays)}</p>}
      {turning.blocked === null ? null : <p className="hint">{words.blocked[turning.blocked]}</p>}
      <FormError text={error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {text.common.cancel}
        </button>
        <button type="button" className="button button-strong" disabled={isNothing} onClick={() => void confirm()}>
          {isRedo ? words.redoIt : words.undoIt}
        </button>
      </div>
    </Dialog>
  );
}
