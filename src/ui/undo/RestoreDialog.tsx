// The moment that is looked at comes back, or one line of it: what that means is shown before it is done.

import { useMemo } from 'react';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { cartView, type LineView } from '../../domain/readModels/cartView.ts';
import { foreseen } from '../../domain/undo/foreseen.ts';
import { cameSince, putBackCommands, restoreCommands } from '../../domain/undo/restore.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { severalOf } from '../text/severalOf.ts';
import { useText } from '../text/TextContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUndoText } from '../text/useUndoText.ts';
import { useActivityInWords } from '../timeline/useActivityInWords.ts';
import { useUi } from '../UiContext.ts';
import { ChangesPreview } from './ChangesPreview.tsx';
import { takeBack } from './takeBack.ts';

export function RestoreDialog(props: {
  /** Null: all of the moment. */
  readonly line: LineView | null;
  readonly onClose: () => void;
}) {
  const { line, onClose } = props;
  const text = useText();
  const words = useUndoText();
  const moments = useTimelineText();
  const { session } = useCartScope();
  const { notices } = useUi();
  const inWords = useResultInWords();
  const momentInWords = useActivityInWords();
  const me = useCart((cart) => cart.me);
  const then = useCart((cart) => cart.shown);
  const cursor = useCart((cart) => cart.cursor);
  const now = useCart((cart) => cart.now);
  const history = useCart((cart) => cart.history);
  const entry = cursor === null ? undefined : history.entries[cursor.index];
  const { commands, after } = useMemo(() => {
    const { state } = history;
    const made = line === null ? restoreCommands(state, then) : putBackCommands(state, line);
    const seen = foreseen(state, made, me);
    const ahead = seen.kind === 'accepted' ? cartView(seen.cart, aisles) : null;
    return { commands: made, after: ahead };
  }, [history, line, then, me]);
  const came = line === null ? cameSince(now, then) : [];

  const confirm = async () => {
    onClose();
    // In the past nothing can be changed: it is done now.
    session.moveCursor(null);
    const result = await session.dispatchAll(commands);
    const refusal = await inWords(result);
    if (refusal !== null || result.kind !== 'accepted') return notices.show(refusal ?? '');
    notices.show(line === null ? words.restored : words.putBackDone(line.name), {
      undo: () => void takeBack(session, result.eventIds),
    });
  };

  return (
    <Dialog title={line === null ? words.restoreTitle : words.putBackTitle(line.name)} onClose={onClose}>
      <p>{entry === undefined ? moments.now : momentInWords(entry)}</p>
      {commands.length === 0 || after === null ? (
        <p className="hint">{words.nothingToRestore}</p>
      ) : (
        <ChangesPreview now={now} after={after} />
      )}
      {came.length === 0 ? null : (
        <p className="hint">{words.cameStays(came.map(({ quantity, name }) => severalOf(quantity, name)))}</p>
      )}
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {text.common.cancel}
        </button>
        <button
          type="button"
          className="button button-strong"
          disabled={commands.length === 0}
          onClick={() => void confirm()}
        >
          {line === null ? words.restoreIt : words.putBackIt}
        </button>
      </div>
    </Dialog>
  );
}
