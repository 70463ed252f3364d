// A failing device, an address without a lock, a moment that has not come yet, where the cart came from, entries that are not shown.

import { InsecureNote } from '../elements/InsecureNote.tsx';
import { OriginNote } from '../origin/OriginNote.tsx';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { AwaitedMoment } from './AwaitedMoment.tsx';
import { useCart, useCartScope } from './CartContext.ts';
import { ProblemNote } from './ProblemNote.tsx';

export function RareNotes() {
  const text = useText();
  const { isSecure } = useUi();
  const { at } = useCartScope();
  const problem = useCart((cart) => cart.sync.problem);
  const newer = useCart((cart) => cart.history.newer);
  const invalid = useCart((cart) => cart.history.invalid);
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {isSecure ? null : <InsecureNote />}
      {at === null ? null : <AwaitedMoment at={at} />}
      <OriginNote />
      {newer > 0 ? <p className="note">{text.cart.newer(newer)}</p> : null}
      {invalid > 0 ? <p className="note">{text.cart.invalid(invalid)}</p> : null}
    </>
  );
}
