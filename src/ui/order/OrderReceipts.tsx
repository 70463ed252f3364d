// What met on this order and was not read here yet: a card each. What was read stays in the history.

import { useId, useRef } from 'react';
import type { OrderReceipt } from '../../order/readModels/orderReceipts.ts';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useReceiptsText } from '../text/useReceiptsText.ts';
import { useOrder } from './OrderContext.ts';
import { receiptId, useOrderReceipts } from './useOrderReceipts.ts';

export function OrderReceipts() {
  const text = useText();
  const isPast = useOrder(({ cursor }) => cursor !== null);
  const { unseen, see } = useOrderReceipts();
  const region = useRef<HTMLElement>(null);
  const shown = isPast ? [] : unseen;

  const read = (receipt: OrderReceipt) => {
    // The button that has the focus goes away.
    if (shown.length > 1) region.current?.querySelector<HTMLElement>('li:not(:has(:focus)) button')?.focus();
    else
      document.querySelector<HTMLElement>('.order-page button:not(.receipts button)')?.focus({ preventScroll: true });
    see(receipt);
  };

  return (
    <section
      ref={region}
      className="receipts no-print"
      aria-label={text.receipts.region}
      aria-live="polite"
      hidden={shown.length === 0}
    >
      <ul>
        {shown.map((receipt) => (
          <ReceiptCard key={receiptId(receipt)} receipt={receipt} onSeen={() => read(receipt)} />
        ))}
      </ul>
    </section>
  );
}

function ReceiptCard({ receipt, onSeen }: { readonly receipt: OrderReceipt; readonly onSeen: () => void }) {
  const words = useOrderText();
  const { gotIt } = useReceiptsText();
  const id = useId();
  return (
    <li className="receipt">
      <p id={id}>{words.receipt(receipt)}</p>
      <div className="receipt-actions">
        <button type="button" className="button button-quiet" aria-describedby={id} onClick={onSeen}>
          {gotIt}
        </button>
      </div>
    </li>
  );
}
