// What one should know about this cart right now: in the past, only looking, a failing device, a newer version's events.

import { Suspense } from 'react';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { AwaitedMoment } from './AwaitedMoment.tsx';
import { modeOf, useCart } from './CartContext.ts';

const ProblemNote = lazyPart(() => import('./ProblemNote.tsx').then((part) => part.ProblemNote));
const InsecureNote = lazyPart(() => import('../elements/InsecureNote.tsx').then((part) => part.InsecureNote));
const OriginNote = lazyPart(() => import('../origin/OriginNote.tsx').then((part) => part.OriginNote));

export function CartNotes() {
  const text = useText();
  const { isSecure } = useUi();
  const mode = useCart(modeOf);
  const isViewOnly = useCart((cart) => cart.role === 'view');
  const problem = useCart((cart) => cart.sync.problem);
  const isCopy = useCart((cart) => cart.now.origin !== null);
  const newer = useCart((cart) => cart.history.newer);
  const invalid = useCart((cart) => cart.history.invalid);
  return (
    <>
      {mode === 'past' ? <p className="note note-past">{text.timeline.past}</p> : null}
      {problem === null ? null : (
        <Suspense>
          <ProblemNote problem={problem} />
        </Suspense>
      )}
      {mode === 'look' ? <p className="note">{isViewOnly ? text.cart.viewOnlyHint : text.cart.noWriter}</p> : null}
      {isSecure ? null : (
        <Suspense>
          <InsecureNote />
        </Suspense>
      )}
      <AwaitedMoment />
      {isCopy ? (
        <Suspense fallback={<p className="origin" />}>
          <OriginNote />
        </Suspense>
      ) : null}
      {newer > 0 ? <p className="note">{text.cart.newer(newer)}</p> : null}
      {invalid > 0 ? <p className="note">{text.cart.invalid(invalid)}</p> : null}
    </>
  );
}
