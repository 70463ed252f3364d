// Why a line is what it is: whose acts make it up, each with its moment, and a way to undo somebody's part. Also of what is
// not there: who took it away, and what they had seen.

import { useMemo, useState } from 'react';
import { lineOf } from '../../domain/cart.ts';
import type { LineId } from '../../domain/events.ts';
import { type Doer, explain } from '../../domain/readModels/explanation.ts';
import type { Act } from '../../domain/undo/acts.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { entryOf } from '../history/entryOf.ts';
import { useText } from '../text/TextContext.ts';
import { useExplainText } from '../text/useExplainText.ts';
import { useActivityInWords } from '../timeline/useActivityInWords.ts';
import { TurnDialog } from '../undo/TurnDialog.tsx';
import { turnsOf } from '../undo/turns.ts';
import { ExplainedAct } from './ExplainedAct.tsx';
import { useWhoAndWhen } from './useWhoAndWhen.ts';

export function ExplainDialog({ line, onClose }: { readonly line: LineId; readonly onClose: () => void }) {
  const text = useText();
  const words = useExplainText();
  const { session, price } = useCartScope();
  const history = useCart((cart) => cart.history);
  const cursorId = useCart((cart) => cart.cursor?.id ?? null);
  const canWrite = useCart((cart) => cart.role === 'edit' && cart.canWrite);
  const [undoing, setUndoing] = useState<Act | null>(null);
  const turns = turnsOf(session);
  const whoAndWhen = useWhoAndWhen();
  const inWords = useActivityInWords();
  const explained = useMemo(() => {
    const cart = cursorId === null ? history.state : (session.at(cursorId) ?? history.state);
    return lineOf(cart, line);
  }, [session, history, cursorId, line]);
  const { name, quantity, parts, ended, gone, written, picks } = useMemo(() => explain(explained), [explained]);

  if (undoing !== null) return <TurnDialog act={undoing} turns={turns} onClose={onClose} />;
  const go = (id: Doer['id']) => {
    session.moveCursor(id);
    onClose();
  };
  const undoOf = ({ id }: Doer) => {
    const act = canWrite ? turns.actOf(id) : null;
    return act === null ? null : () => setUndoing(act);
  };
  const told = (doer: Doer) => whoAndWhen(doer);
  const endedBy = (by: Doer | null) => {
    const entry = by === null ? undefined : entryOf(history.entries, by.id);
    return entry === undefined ? {} : { said: words.endedBy(inWords(entry)) };
  };
  const shown = name || line;
  const values = [
    [words.called(name), written.name],
    [explained.price.value === null ? null : words.priced(price(explained.price.value)), written.price],
    [explained.note.value === '' ? null : words.noted(explained.note.value), written.note],
    [explained.aisle.value === null ? null : words.stands(text.aisle(explained.aisle.value)), written.aisle],
  ] as const;

  return (
    <Dialog title={quantity > 0 ? words.why(shown, quantity) : words.where(shown)} onClose={onClose}>
      {gone === null ? null : <p>{words.gone(gone.kind, shown, told(gone).who, told(gone).when, gone.saw)}</p>}
      {quantity === 0 && gone === null ? <p className="hint">{words.neverThere(shown)}</p> : null}
      {parts.length === 0 ? null : (
        <>
          <ul className="explain" aria-label={words.parts}>
            {parts.map((part) => (
              <ExplainedAct
                key={part.id}
                doer={part}
                number={words.part(part.kind, part.quantity)}
                onGo={go}
                onUndo={undoOf(part)}
              />
            ))}
          </ul>
          <p className="explain-sum">
            <strong className="amount">{words.sum(quantity)}</strong>
          </p>
        </>
      )}
      {picks.length === 0 ? null : (
        <>
          <h3>{words.picks}</h3>
          <ul className="explain">
            {picks.map((pick) => (
              <ExplainedAct
                key={pick.id}
                doer={pick}
                number={words.part('pick', pick.quantity)}
                onGo={go}
                onUndo={undoOf(pick)}
              />
            ))}
          </ul>
        </>
      )}
      {quantity === 0 || values.every(([said, by]) => said === null || by === null) ? null : (
        <>
          <h3>{words.writtenOn}</h3>
          <ul className="explain">
            {values.map(([said, by]) =>
              said === null || by === null ? null : (
                <ExplainedAct key={said} doer={by} number="" said={said} onGo={go} onUndo={null} />
              ),
            )}
          </ul>
        </>
      )}
      {ended.length === 0 ? null : (
        <>
          <h3>{words.ended}</h3>
          <ul className="explain">
            {ended.map((part) => (
              <ExplainedAct
                key={part.id}
                doer={part}
                number={words.part(part.kind, part.quantity)}
                {...endedBy(part.by)}
                onGo={go}
                onUndo={null}
              />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
