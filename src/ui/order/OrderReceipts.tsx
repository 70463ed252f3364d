// Where acts on the order met, for whom it concerns.

import { useMemo } from 'react';
import { orderReceipts } from '../../order/readModels/orderReceipts.ts';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useOrder } from './OrderContext.ts';

export function OrderReceipts() {
  const text = useText();
  const words = useOrderText();
  const me = useOrder((order) => order.me);
  const state = useOrder(({ history }) => history.state);
  const receipts = useMemo(() => orderReceipts(state).filter(({ tells }) => tells === me), [state, me]);
  return (
    <section
      className="receipts no-print"
      aria-label={text.receipts.region}
      aria-live="polite"
      hidden={receipts.length === 0}
    >
      <ul>
        {receipts.map((receipt) => (
          <li key={`${receipt.kind} ${receipt.act} ${receipt.met}`} className="receipt">
            <p>{words.receipt(receipt)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
