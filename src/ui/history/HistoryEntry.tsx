// One act of the history, as a link to the moment just after it.

import { type MouseEvent, memo } from 'react';
import type { CartSnapshot } from '../../app/cartSession.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { type Act, deedsOf, isUndone, stepsOf } from '../../domain/undo/acts.ts';
import type { EventId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { Dot } from '../people/Dot.tsx';
import { actorOf } from '../people/person.ts';
import { useReceiptWording } from '../receipts/useReceiptWording.ts';
import { cartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useReceiptsText } from '../text/useReceiptsText.ts';
import { useUndoText } from '../text/useUndoText.ts';
import { useDeedInWords } from '../timeline/useActivityInWords.ts';
import { useUi } from '../UiContext.ts';
import type { Turns } from '../undo/turns.ts';
import { useActInWords } from '../undo/useActInWords.ts';
import { Ticks } from './Ticks.tsx';

export const HistoryEntry = memo(function HistoryEntry(props: {
  readonly entry: ActivityEntry;
  /** Null where the person has only one. */
  readonly device: number | null;
  /** What it began: a shop or an order, by its name. */
  readonly round: string | null;
  /** What met with it. */
  readonly receipts: readonly Receipt[];
  readonly isCurrent: boolean;
  readonly turns: Turns;
  /** What the turns are read from. */
  readonly history: CartSnapshot['history'];
  readonly onTurn: (act: Act) => void;
  readonly onChoose: (id: EventId) => void;
}) {
  const text = useText();
  const { entry, device } = props;
  const { cartId } = useCartScope();
  const { formats } = useUi();
  const deed = useDeedInWords();
  const undoing = useUndoText();
  const actInWords = useActInWords();
  const canWrite = useCart((cart) => cart.role === 'edit' && cart.canWrite);
  /** Once for an act, however much was done in it: where its last event stands. */
  const canTurn = (of: Act, { id }: ActivityEntry) => canWrite && deedsOf(of).at(-1)?.id === id;
  const receipts = useReceiptsText();
  const receiptWording = useReceiptWording();
  const members = useCart((cart) => cart.now.members);

  const choose = (event: MouseEvent) => {
    // With a key held it is a link like any other: a new tab opens at that moment.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    props.onChoose(entry.id);
  };

  const act = props.turns.acts().of(entry.commandId);
  const undone = act !== null && act.id === entry.commandId && isUndone(act);
  const turn = act === null ? 0 : stepsOf(act).findIndex(({ id }) => id === entry.commandId);

  return (
    <div className={undone ? 'history-row is-undone' : 'history-row'}>
      <a
        className="history-entry"
        href={cartHash(cartId, { at: entry.id })}
        aria-current={props.isCurrent ? 'true' : undefined}
        onClick={choose}
      >
        <Dot person={actorOf(entry, members, text)} />
        <span className="history-deed">
          {props.round === null ? null : <strong className="history-round">{props.round}</strong>}
          {deed(entry)}
        </span>
        <span className="history-when">
          <span className="amount">{formats.time(entry.at)}</span>
          <Ticks event={entry} />
        </span>
        {device === null && !entry.clockAhead && !undone && turn === 0 ? null : (
          <span className="history-more">
            {[
              undone ? undoing.isUndone : null,
              act === null || turn === 0 ? null : (turn % 2 === 1 ? undoing.undoes : undoing.redoes)(actInWords(act)),
              device === null ? null : text.history.device(device),
              entry.clockAhead ? text.history.clockAhead(formats.moment(entry.receivedAt)) : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        )}
        {props.receipts.map((receipt) => (
          <span key={receipt.id} className="history-receipt">
            {receipts.receipt(receipt, receiptWording)}
          </span>
        ))}
      </a>
      {act === null || turn > 0 || !canTurn(act, entry) ? null : (
        <button
          type="button"
          className="icon-button history-turn"
          aria-label={(undone ? undoing.redoAct : undoing.undoAct)(actInWords(act))}
          title={undone ? undoing.redoIt : undoing.undoIt}
          onClick={() => props.onTurn(act)}
        >
          <Icon name={undone ? 'redo' : 'undo'} />
        </button>
      )}
    </div>
  );
});
