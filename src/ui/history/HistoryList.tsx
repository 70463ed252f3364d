// Who did what, when, on which device. Each entry is a link to its moment: a click moves the cursor there. Only the
// rows in sight are in the page, however long the history.

import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CartSnapshot } from '../../app/cartSession.ts';
import type { LineId } from '../../domain/events.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import type { Act } from '../../domain/undo/acts.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useSettled } from '../cart/useSettled.ts';
import { useCheckoutName } from '../checkout/useCheckoutName.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useAfterPaint } from '../elements/useAfterPaint.ts';
import { ExplainButton } from '../explain/ExplainButton.tsx';
import { useReceipts } from '../receipts/useReceipts.ts';
import { useText } from '../text/TextContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';
import { turnsOf } from '../undo/turns.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import { HistoryFilters } from './HistoryFilters.tsx';
import { byLastEvent, deviceNumbers, historyChoices, historyRows } from './historyRows.ts';
import { useRested } from './useRested.ts';

const TurnDialog = lazyPart(() => import('../undo/TurnDialog.tsx').then((part) => part.TurnDialog));

const dayHeight = 44;
/** Most, in the panel beside the cart. */
const entryHeight = 75;
const noReceipts: readonly Receipt[] = [];

/** What was tapped, and the moment that is looked at, are painted first; this list follows. */
export function HistoryList({ onChoose }: { readonly onChoose?: () => void }) {
  const history = useAfterPaint(useSettled((cart) => cart.history));
  const cursorId = useRested(useCart((cart) => cart.cursor?.id ?? null));
  return <EntriesAt history={history} cursorId={cursorId} onChoose={onChoose} />;
}

const EntriesAt = memo(function EntriesAt({
  history,
  cursorId,
  onChoose,
}: {
  readonly history: CartSnapshot['history'];
  readonly cursorId: EventId | null;
  readonly onChoose: (() => void) | undefined;
}) {
  const text = useText();
  const words = useTimelineText();
  const { session } = useCartScope();
  const { formats } = useUi();
  const [actor, setActor] = useState<ActorId | null>(null);
  const [line, setLine] = useState<LineId | null>(null);
  const rows = useMemo(
    () => historyRows(history.entries, { actor, line }, formats.dayKey),
    [history, actor, line, formats],
  );
  const told = useReceipts();
  const receipts = useMemo(() => byLastEvent(told), [told]);
  const checkouts = useCheckouts();
  const nameOf = useCheckoutName();
  const rounds = useMemo(() => new Map(checkouts.map((checkout) => [checkout.at, checkout])), [checkouts]);
  const devices = useMemo(() => deviceNumbers(history.entries), [history]);
  const turns = turnsOf(session);
  const [turning, setTurning] = useState<Act | null>(null);
  const isEmpty = history.entries.length === 0;
  const scroller = useRef<HTMLElement>(null);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    // The same functions while the rows are the same: for others it would measure every row anew, at every step of the cursor.
    estimateSize: useCallback((index) => (rows.at(index)?.kind === 'day' ? dayHeight : entryHeight), [rows]),
    getItemKey: useCallback((index) => rows.at(index)?.key ?? index, [rows]),
    overscan: 8,
  });

  const roundOf = (id: EventId) => {
    const checkout = rounds.get(id);
    return checkout?.status === 'bought' || checkout?.status === 'granted' ? nameOf(checkout) : null;
  };

  const choose = useCallback(
    (id: EventId) => {
      session.moveCursor(id);
      onChoose?.();
    },
    [session, onChoose],
  );

  // The list follows the cursor, back to now, too; it does not run away from who is reading it.
  const wasPast = useRef(false);
  const current = useMemo(() => (cursorId === null ? -1 : rows.indexOf(cursorId)), [rows, cursorId]);
  useEffect(() => {
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
    else if (cursorId === null && wasPast.current) virtualizer.scrollToOffset(0);
    wasPast.current = cursorId !== null;
  }, [virtualizer, current, cursorId]);

  return (
    <div className="history-body">
      {isEmpty ? null : (
        <HistoryFilters entries={history} actor={actor} line={line} onActor={setActor} onLine={setLine} />
      )}
      {line === null ? null : (
        <ExplainButton line={line} name={historyChoices(history.entries).lines.get(line) ?? line} />
      )}
      {rows.length === 0 ? <p className="empty">{isEmpty ? words.nothingYet : text.history.none}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section ref={scroller} className="history-scroll" aria-label={text.history.list} tabIndex={0}>
        <ul className="history-list" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows.at(item.index);
            if (row === undefined) return null;
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row.kind === 'day' ? (
                  <h3 className="history-day">{formats.day(row.at)}</h3>
                ) : (
                  <HistoryEntry
                    entry={row.entry}
                    turns={turns}
                    onTurn={setTurning}
                    device={devices.get(row.entry.replicaId) ?? null}
                    round={roundOf(row.entry.id)}
                    receipts={receipts.get(row.entry.id) ?? noReceipts}
                    isCurrent={row.entry.id === cursorId}
                    history={history}
                    onChoose={choose}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </section>
      {turning === null ? null : <TurnDialog act={turning} turns={turns} onClose={() => setTurning(null)} />}
    </div>
  );
});
