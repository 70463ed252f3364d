// One act of the history, as a link to the moment just after it.

import type { MouseEvent } from 'react';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dot } from '../people/Dot.tsx';
import { actorOf } from '../people/person.ts';
import { useReceiptWording } from '../receipts/useReceiptWording.ts';
import { cartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useReceiptsText } from '../text/useReceiptsText.ts';
import { useDeedInWords } from '../timeline/useActivityInWords.ts';
import { useUi } from '../UiContext.ts';
import { Ticks } from './Ticks.tsx';

export function HistoryEntry(props: {
  readonly entry: ActivityEntry;
  /** Null where the person has only one. */
  readonly device: number | null;
  /** What it began: a shop or an order, by its name. */
  readonly round: string | null;
  /** What met with it. */
  readonly receipts: readonly Receipt[];
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  const { entry, device } = props;
  const { cartId } = useCartScope();
  const { formats } = useUi();
  const deed = useDeedInWords();
  const receipts = useReceiptsText();
  const receiptWording = useReceiptWording();
  const members = useCart((cart) => cart.now.members);

  const choose = (event: MouseEvent) => {
    // With a key held it is a link like any other: a new tab opens at that moment.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    props.onChoose();
  };

  return (
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
      {device === null && !entry.clockAhead ? null : (
        <span className="history-more">
          {[
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
  );
}
