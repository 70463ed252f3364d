// What is in the order, and what was taken out of it. While it is open, a line can be taken out or a part of it, with the
// reason, and something can be added.

import { useState } from 'react';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { AddToOrder } from './AddToOrder.tsx';
import { useOrder, useOrderCommand, useOrderScope } from './OrderContext.ts';
import { type StepField, StepForm } from './StepForm.tsx';
import { useCanAct } from './useCanAct.ts';

export function OrderLines() {
  const text = useText();
  const words = useOrderText();
  const { price } = useOrderScope();
  const { lines, total, linesWithoutPrice, takenOut, possible } = useOrder(({ shown }) => shown);
  const canAct = useCanAct('all') && possible.includes('RemoveLineItem');
  const send = useOrderCommand();
  const [open, setOpen] = useState<string | null>(null);
  const howMany = (all: number): StepField => {
    return { name: 'quantity', label: words.howMany, type: 'number', value: String(all), most: all };
  };
  return (
    <div className="order-lines">
      <table>
        <tbody>
          {lines.map(({ product, name, quantity, unitPrice, lineTotal }) => {
            const key = `${unitPrice} ${product}`;
            // The last one is not taken out: that is cancelling.
            const canTakeOut = canAct && (lines.length > 1 || quantity > 1);
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
                      fields={[
                        { name: 'reason', label: words.reason, type: 'text' },
                        ...(quantity > 1 ? [howMany(quantity)] : []),
                      ]}
                      submit={words.confirmTakeOut}
                      onClose={() => setOpen(null)}
                      onSubmit={({ reason = '', quantity: taken = '1' }) =>
                        send({
                          type: 'RemoveLineItem',
                          data: { product, price: unitPrice, quantity: Number(taken), reason },
                        })
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
      <AddToOrder />
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
