// What is in the order, and what was taken out of it. While it is open, something can be added.

import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { AddToOrder } from './AddToOrder.tsx';
import { useOrder, useOrderScope } from './OrderContext.ts';
import { OrderLine } from './OrderLine.tsx';

export function OrderLines() {
  const text = useText();
  const words = useOrderText();
  const { price } = useOrderScope();
  const { lines, total, linesWithoutPrice, takenOut } = useOrder(({ shown }) => shown);
  return (
    <div className="order-lines">
      <table>
        <tbody>
          {lines.map((line) => (
            <OrderLine key={`${line.unitPrice} ${line.product}`} line={line} isOnly={lines.length === 1} />
          ))}
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
            <td className={lines.length === linesWithoutPrice ? 'total-none' : 'amount'} data-testid="order-total">
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
