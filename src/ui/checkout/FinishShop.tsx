// Says what finishing the shop takes from the list and what it leaves, and does it. For a few seconds it can be taken back
// at once, later by "Not finished after all".

import { useState } from 'react';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { add, multiply } from '../../values/money.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { useText } from '../text/TextContext.ts';
import { useCheckoutText } from '../text/useCheckoutText.ts';
import { useUi } from '../UiContext.ts';
import { takeBack } from '../undo/takeBack.ts';

const fewNames = 6;

export function FinishShop({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useCheckoutText();
  const { session, price } = useCartScope();
  const { notices } = useUi();
  const inWords = useResultInWords();
  const lines = useCart((cart) => cart.now.aisles).flatMap((aisle) => aisle.lines);
  const [error, setError] = useState<string | null>(null);
  const picked = lines.filter((line) => line.picked > 0);
  const left = lines.filter((line) => line.picked < line.quantity);
  const { count, sum, withoutPrice } = totalsOf(picked);
  const cost = sum === 0 && withoutPrice > 0 ? null : price(sum);

  const finish = async () => {
    const result = await session.dispatch({ type: 'CheckOut', data: { kind: 'purchase' } });
    const refusal = await inWords(result);
    if (refusal !== null || result.kind !== 'accepted') return setError(refusal);
    onClose();
    notices.show(words.finished(count, cost), {
      undo: () => void takeBack(session, result.eventIds),
    });
  };

  return (
    <Dialog title={text.checkout.finishShop} onClose={onClose}>
      <div className="finish-part">
        <p className="finish-sum">{words.takes(count, cost)}</p>
        <p>{words.andMore(picked.map(numbered), fewNames)}</p>
        {withoutPrice === 0 ? null : <p className="hint">{words.withoutPrice(withoutPrice)}</p>}
      </div>
      <div className="finish-part">
        {left.length === 0 ? (
          <p>{words.leavesNothing}</p>
        ) : (
          <>
            <p>{words.leaves(left.reduce((total, line) => total + line.quantity - line.picked, 0))}</p>
            <p className="hint">
              {words.andMore(
                left.map(({ name }) => name),
                fewNames,
              )}
            </p>
          </>
        )}
      </div>
      <FormError text={error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {text.common.cancel}
        </button>
        <button type="button" className="button button-strong" disabled={count === 0} onClick={() => void finish()}>
          {words.finish}
        </button>
      </div>
    </Dialog>
  );
}

function totalsOf(lines: readonly LineView[]) {
  const totals = { count: 0, sum: 0, withoutPrice: 0 };
  for (const { picked, unitPrice } of lines) {
    totals.count += picked;
    if (unitPrice === null) totals.withoutPrice += picked;
    else totals.sum = add(totals.sum, multiply(unitPrice, picked));
  }
  return totals;
}

function numbered({ name, picked }: LineView): string {
  return picked > 1 ? `${picked} × ${name}` : name;
}
