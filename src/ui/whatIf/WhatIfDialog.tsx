// What if: leave acts out, or a person, or a branch, or move an act, and see the cart that comes of it beside the real one. Then
// drop it, share it as a link, make a new cart of it, or make it so.

import { useDeferredValue, useMemo, useState } from 'react';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { cartView } from '../../domain/readModels/cartView.ts';
import { becomingCommands } from '../../domain/whatIf/becoming.ts';
import { readSuppositions, type Supposition, supposing, withoutSupposition } from '../../domain/whatIf/suppositions.ts';
import { modeOf, useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { ActList } from '../causal/ActList.tsx';
import { type Inspected, useInspection } from '../causal/useInspection.ts';
import { useRows } from '../causal/useRows.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { NewCartDialog } from '../origin/NewCartDialog.tsx';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useWhatIfText } from '../text/useWhatIfText.ts';
import { useUi } from '../UiContext.ts';
import { takeBack } from '../undo/takeBack.ts';
import { CopyWhatIf } from './CopyWhatIf.tsx';
import { EventSteps } from './EventSteps.tsx';
import { ImaginedCart } from './ImaginedCart.tsx';
import { Supposing } from './Supposing.tsx';
import { Suppositions } from './Suppositions.tsx';
import { useImagined } from './useImagined.ts';

export function WhatIfDialog(props: {
  /** As an address has it. */
  readonly supposed: string;
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const text = useText();
  const words = useWhatIfText();
  const reasons = useReasons();
  const inspected = useInspection();
  const [suppositions, setSuppositions] = useState(() => readSuppositions(props.supposed));
  const [isCopying, setCopying] = useState(false);

  const isWhole = inspected !== null && typeof inspected !== 'string' && inspected.leftOut === 0;
  if (isWhole) {
    return (
      <Imagining
        {...{ inspected, suppositions, isCopying, onClose }}
        onSuppose={setSuppositions}
        onCopy={() => setCopying(true)}
      />
    );
  }
  const said = () => {
    if (inspected === null) return text.common.opening;
    // A cart of which a part is not read cannot be imagined: without anything supposed it would not be what it is.
    return typeof inspected === 'string' ? reasons.storage(inspected).short : words.tooLong;
  };
  return (
    <Dialog title={words.title} isWide onClose={onClose}>
      <p role="status">{said()}</p>
    </Dialog>
  );
}

function Imagining(props: {
  readonly inspected: Inspected;
  readonly suppositions: readonly Supposition[];
  readonly isCopying: boolean;
  readonly onSuppose: (suppositions: readonly Supposition[]) => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}) {
  const { inspected, suppositions, onSuppose, onClose } = props;
  const words = useWhatIfText();
  const { session } = useCartScope();
  const { notices } = useUi();
  const inWords = useResultInWords();
  const now = useCart((cart) => cart.now);
  const history = useCart((cart) => cart.history);
  const canWrite = useCart((cart) => modeOf({ ...cart, cursor: null }) === 'edit');
  const wordsOf = useRows(inspected);
  // What was tapped is painted first.
  const { supposed, imagined, rowOf } = useImagined(inspected, useDeferredValue(suppositions));
  const after = imagined.state();
  const then = useMemo(() => cartView(after, aisles), [after]);
  const [row, setRow] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { rows } = inspected.layout;
  const chosen = Math.min(row ?? rows.length - 1, rows.length - 1);
  const commands = useMemo(
    () => (supposed.without.size + supposed.moved.length === 0 ? [] : becomingCommands(history.state, after)),
    [history, after, supposed],
  );
  const newest = history.entries.at(-1);
  if (props.isCopying && newest !== undefined) return <NewCartDialog then={after} moment={newest} onClose={onClose} />;

  const moved = new Set(supposed.moved.map(({ command }) => command));
  const noteOf = (at: number) => {
    const ids = rows[at]?.ids ?? [];
    if (ids.some((id) => supposed.without.has(id))) return { said: words.isOut, isOut: true };
    const command = inspected.byId.get(ids[0] ?? newest?.id ?? ('' as never))?.commandId ?? null;
    return command !== null && moved.has(command) ? { said: words.isMoved, isOut: false } : null;
  };
  const commit = async () => {
    // In the past nothing can be changed: it is done now.
    session.moveCursor(null);
    const result = await session.dispatchAll(commands);
    const refusal = await inWords(result);
    if (refusal !== null || result.kind !== 'accepted') return setError(refusal);
    onClose();
    notices.show(words.committed, { undo: () => void takeBack(session, result.eventIds) });
  };

  return (
    <Dialog title={words.title} isWide onClose={onClose}>
      <p className="hint">{words.lead}</p>
      <div className="causal">
        <div className="what-if-acts">
          <ActList inspected={inspected} {...{ wordsOf, noteOf, chosen }} zoom="far" onChoose={setRow} />
          <Supposing
            {...{ inspected, suppositions, chosen }}
            onSuppose={(more) => onSuppose(supposing(suppositions, more))}
            onTakeBack={(less) => onSuppose(withoutSupposition(suppositions, less))}
          />
        </div>
        <div className="causal-near">
          <Suppositions
            {...{ suppositions, rowOf, wordsOf }}
            commandRowOf={(command) => inspected.rowOfCommand.get(command)}
            onTakeBack={(less) => onSuppose(withoutSupposition(suppositions, less))}
          />
          {suppositions.length === 0 ? null : <ImaginedCart now={now} then={then} />}
          {import.meta.env.DEV ? <EventSteps imagined={imagined} /> : null}
        </div>
      </div>
      <FormError text={error} />
      <div className="form-actions what-if-actions">
        <button type="button" className="button" onClick={onClose}>
          {words.drop}
        </button>
        <CopyWhatIf suppositions={suppositions} />
        <button type="button" className="button" disabled={then.lineCount === 0} onClick={props.onCopy}>
          {words.newCart}
        </button>
        {canWrite ? (
          <button
            type="button"
            className="button button-strong"
            disabled={commands.length === 0}
            onClick={() => void commit()}
          >
            {words.commit}
          </button>
        ) : null}
      </div>
      {canWrite ? <p className="hint">{words.commitHint}</p> : null}
    </Dialog>
  );
}
