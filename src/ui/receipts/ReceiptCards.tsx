// A card for each receipt: what met, what was done, and buttons that choose otherwise. Many are summed up first.

import { useId, useRef, useState } from 'react';
import type { Alternative, Receipt } from '../../domain/receipts/receipt.ts';
import { useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { FormError } from '../elements/FormError.tsx';
import { useReceiptsText } from '../text/useReceiptsText.ts';
import { useReceiptWording } from './useReceiptWording.ts';

/** More than these are summed up, so that they do not push the list out of sight. */
const fewReceipts = 2;

export function ReceiptCards(props: {
  readonly receipts: readonly Receipt[];
  readonly onSeen: (receipts: readonly Receipt[]) => void;
}) {
  const { receipts, onSeen } = props;
  const words = useReceiptsText();
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  const seen = (read: readonly Receipt[]) => {
    const next = receipts.find((receipt) => !read.includes(receipt));
    if (list.current?.querySelector(':focus-visible')) moveFocus(list.current, next?.id);
    onSeen(read);
  };

  const isSummedUp = receipts.length > fewReceipts;
  return (
    <div ref={list}>
      {isSummedUp ? (
        <div className="receipt">
          <p>{words.met(receipts.length)}</p>
          <div className="receipt-actions">
            {isOpen ? null : (
              <button type="button" className="button" onClick={() => setOpen(true)}>
                {words.show}
              </button>
            )}
            <button type="button" className="button" onClick={() => seen(receipts)}>
              {words.gotAll}
            </button>
          </div>
        </div>
      ) : null}
      {isSummedUp && !isOpen ? null : (
        <ul>
          {receipts.map((receipt) => (
            <ReceiptCard key={receipt.id} receipt={receipt} onSeen={() => seen([receipt])} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** The button that had the focus goes away: on to the next card, or to the field that adds. */
function moveFocus(list: HTMLElement, next: string | undefined): void {
  const buttons = [...list.querySelectorAll<HTMLElement>('[data-receipt]')];
  const target = buttons.find((button) => button.dataset['receipt'] === next);
  (target ?? document.querySelector<HTMLElement>('.add-field'))?.focus({ preventScroll: true });
}

function ReceiptCard({ receipt, onSeen }: { readonly receipt: Receipt; readonly onSeen: () => void }) {
  const { actions } = useCartScope();
  const words = useReceiptsText();
  const wording = useReceiptWording();
  const inWords = useResultInWords();
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  const choose = async (command: Alternative) => {
    const refusal = await inWords(await actions.send([command]));
    if (refusal === null) onSeen();
    else setError(refusal);
  };

  return (
    <li className="receipt">
      <p id={id}>{words.receipt(receipt, wording)}</p>
      <FormError text={error} />
      <div className="receipt-actions">
        {receipt.alternatives.map((command) => (
          <button
            key={JSON.stringify(command)}
            type="button"
            className="button"
            aria-describedby={id}
            onClick={() => void choose(command)}
          >
            {words.alternative(command, receipt.kind, wording)}
          </button>
        ))}
        <button
          type="button"
          className="button button-quiet"
          data-receipt={receipt.id}
          aria-describedby={id}
          onClick={onSeen}
        >
          {words.gotIt}
        </button>
      </div>
    </li>
  );
}
