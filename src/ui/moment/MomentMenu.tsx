// What can be done with a moment, in words: where there is no room for signs, it is the only way to some of it.

import { useState } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { NewCartDialog } from '../origin/NewCartDialog.tsx';
import { useMomentText } from '../text/useMomentText.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useCopyMoment } from '../timeline/CopyMoment.tsx';
import { useActivityInWords } from '../timeline/useActivityInWords.ts';

const CausalDialog = lazyPart(() => import('../causal/CausalDialog.tsx').then((part) => part.CausalDialog));
const ClockDialog = lazyPart(() => import('../timeline/ClockDialog.tsx').then((part) => part.ClockDialog));
const CompareDialog = lazyPart(() => import('../compare/CompareDialog.tsx').then((part) => part.CompareDialog));
const WhatIfDialog = lazyPart(() => import('../whatIf/WhatIfDialog.tsx').then((part) => part.WhatIfDialog));

export function MomentMenu(props: {
  /** What the address supposes to have been otherwise; "" for nothing. */
  readonly supposed: string;
  readonly onClose: () => void;
}) {
  const { supposed, onClose } = props;
  const words = useMomentText();
  const { session } = useCartScope();
  const history = useCart((cart) => cart.history);
  const cursor = useCart((cart) => cart.cursor);
  const inWords = useActivityInWords();
  const timeline = useTimelineText();
  const copy = useCopyMoment();
  const [chosen, setChosen] = useState<'menu' | 'compare' | 'new-cart' | 'what-if' | 'clock' | 'causal'>(
    supposed === '' ? 'menu' : 'what-if',
  );
  const entry = cursor === null ? history.entries.at(-1) : history.entries[cursor.index];
  if (entry === undefined) return null;

  if (chosen === 'new-cart') {
    return <NewCartDialog then={session.at(entry.id) ?? history.state} moment={entry} onClose={onClose} />;
  }
  if (chosen === 'compare') return <CompareDialog onClose={onClose} />;
  if (chosen === 'what-if') return <WhatIfDialog supposed={supposed} onClose={onClose} />;
  if (chosen === 'clock') return <ClockDialog onClose={onClose} />;
  if (chosen === 'causal') return <CausalDialog onClose={onClose} />;
  return (
    <Dialog title={cursor === null ? words.titleNow : words.title} onClose={onClose}>
      <p>{inWords(entry)}</p>
      {cursor === null ? null : (
        <Choice
          label={timeline.copyLink}
          hint={words.copyHint}
          onChoose={() => {
            onClose();
            void copy();
          }}
        />
      )}
      <Choice opensDialog label={timeline.compare} hint={words.compareHint} onChoose={() => setChosen('compare')} />
      <Choice opensDialog label={words.newCart} hint={words.newCartHint} onChoose={() => setChosen('new-cart')} />
      <Choice opensDialog label={words.whatIf} hint={words.whatIfHint} onChoose={() => setChosen('what-if')} />
      <Choice opensDialog label={timeline.order} hint={words.orderHint} onChoose={() => setChosen('clock')} />
      <Choice opensDialog label={words.causal} hint={words.causalHint} onChoose={() => setChosen('causal')} />
    </Dialog>
  );
}

function Choice(props: {
  readonly label: string;
  readonly hint: string;
  readonly opensDialog?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <div className="choice">
      <button
        type="button"
        className="button"
        aria-haspopup={props.opensDialog ? 'dialog' : undefined}
        onClick={props.onChoose}
      >
        {props.label}
      </button>
      <p className="hint">{props.hint}</p>
    </div>
  );
}
