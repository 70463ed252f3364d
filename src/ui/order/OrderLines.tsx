// What is in the order, and what was taken out of it. While it is open, a line can be taken out, with the reason.

import { useState } from 'react';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useOrder, useOrderCommand, useOrderScope } from './OrderContext.ts';
import { StepForm } from './StepForm.tsx';
import { useCanAct } from './useCanAct.ts';

export function OrderLines() {
  const text = useText();
  const words = useOrderText();
  const { price } = useOrderScope();
  const { lines, total, linesWithoutPrice, takenOut, possible } = useOrder(({ shown }) => shown);
  const canTakeOut = useCanAct('all') && possible.includes('RemoveLineItem') && lines.length > 1;
  const send = useOrderCommand();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="order-lines">
      <table>
        <tbody>
          {lines.map(({ product, name, quantity, unitPrice, lineTotal }) => {
            const key = `${unitPrice} ${product}`;
            return (
              <tr key={key}>
                <td className="amount">{quantity} ×</td>
                <th scope="row">
                  {name}
                  {unitPrice === null || quantity === 1 ? null : (
                    <span className="hint"> {words.each(price(unitPrice))}</span>
                  )}
                  {canTakeOut && open !== key ? (
                    <button type="button" className="link-button no-print" onClick={() => setOpen(key)}>
                      {words.takeOut(name)}
                    </button>
                  ) : null}
                  {canTakeOut && open === key ? (
                    <StepForm
                      fields={[{ name: 'reason', label: words.reason, type: 'text' }]}
                      submit={words.confirmTakeOut}
                      onClose={() => setOpen(null)}
                      onSubmit={({ reason = '' }) =>
                        send({ type: 'RemoveLineItem', data: { product, price: unitPrice, reason } })
                      }
                    />
                  ) : null}
                </th>
                <td className="amount">{lineTotal === null ? '' : price(lineTotal)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">
              {words.total}
              {linesWithoutPrice === 0 || linesWithoutPrice === lines.length ? null : (
                <span className="hint"> {words.withoutPrice(linesWithoutPrice)}</span>
              )}
            </th>
            <td className="amount" data-testid="order-total">
              {lines.length === linesWithoutPrice ? text.cart.noTotal : price(total)}
            </td>
          </tr>
        </tfoot>
      </table>
      {takenOut.length === 0 ? null : (
        <ul className="order-facts">
          {takenOut.map(({ id, item, taken, reason }) => (
            <li key={id}>{words.tookOut(taken, item.name, reason)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
