// A line of an order. While the order is open it can be taken out, or a part of it, with the reason.

import { useState } from 'react';
import type { OrderLineView } from '../../order/readModels/orderView.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useOrder, useOrderCommand, useOrderScope } from './OrderContext.ts';
import { type StepField, StepForm } from './StepForm.tsx';
import { useCanAct } from './useCanAct.ts';

export function OrderLine({ line, isOnly }: { readonly line: OrderLineView; readonly isOnly: boolean }) {
  const words = useOrderText();
  const { price } = useOrderScope();
  const possible = useOrder(({ shown }) => shown.possible);
  const send = useOrderCommand();
  const [isOpen, setOpen] = useState(false);
  const { product, name, quantity, unitPrice, lineTotal } = line;
  // The last one is not taken out: that is cancelling.
  const canTakeOut = useCanAct('all') && possible.includes('RemoveLineItem') && !(isOnly && quantity === 1);
  const howMany: StepField = {
    ...{ name: 'quantity', label: words.howMany, type: 'number' },
    value: String(quantity),
    most: quantity,
  };
  return (
    <>
      <tr>
        <td className="amount">{quantity} ×</td>
        <th scope="row">
          {name}
          {unitPrice === null || quantity === 1 ? null : <span className="hint"> {words.each(price(unitPrice))}</span>}
          {canTakeOut && !isOpen ? (
            <button
              type="button"
              className="link-button no-print"
              aria-label={words.takeOut(name)}
              onClick={() => setOpen(true)}
            >
              {words.takeOutShort}
            </button>
          ) : null}
        </th>
        <td className="amount">{lineTotal === null ? '' : price(lineTotal)}</td>
      </tr>
      {canTakeOut && isOpen ? (
        <tr className="no-print">
          <td colSpan={3}>
            <StepForm
              fields={[{ name: 'reason', label: words.reason, type: 'text' }, ...(quantity > 1 ? [howMany] : [])]}
              submit={words.confirmTakeOut}
              onClose={() => setOpen(false)}
              onSubmit={({ reason = '', quantity: taken = '1' }) =>
                send({ type: 'RemoveLineItem', data: { product, price: unitPrice, quantity: Number(taken), reason } })
              }
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}
