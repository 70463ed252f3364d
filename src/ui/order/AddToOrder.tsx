// Something more for an order that is not shipped yet.

import { useState } from 'react';
import { readMoney } from '../../domain/import/readMoney.ts';
import { lineIdOf } from '../../domain/line/lineId.ts';
import { orderLimits } from '../../order/orderLimits.ts';
import { minorDigits } from '../../values/money.ts';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useOrder, useOrderCommand } from './OrderContext.ts';
import { StepForm } from './StepForm.tsx';
import { useCanAct } from './useCanAct.ts';

export function AddToOrder() {
  const text = useText();
  const words = useOrderText();
  const currency = useOrder(({ shown }) => shown.currency);
  const lines = useOrder(({ shown }) => shown.lines);
  const possible = useOrder(({ shown }) => shown.possible);
  const canAdd = useCanAct('all') && possible.includes('AddLineItem');
  const send = useOrderCommand();
  const [isOpen, setOpen] = useState(false);
  if (!canAdd) return null;

  const add = async ({ name = '', quantity = '', price = '' }: Readonly<Record<string, string>>) => {
    const reading = readMoney(price, minorDigits(currency), orderLimits.price);
    if (reading.kind === 'unreadable') return text.details.priceUnreadable;
    // More of what is there is more of it, in whatever way it is written.
    const known = lines.find((line) => line.product === lineIdOf(name) || lineIdOf(line.name) === lineIdOf(name));
    const product = known?.product ?? lineIdOf(name);
    const asPriced = reading.kind === 'blank' ? (known?.unitPrice ?? null) : reading.minor;
    return send({ type: 'AddLineItem', data: { product, name, quantity: Number(quantity), price: asPriced } });
  };

  return isOpen ? (
    <StepForm
      fields={[
        { name: 'name', label: words.whatToAdd, type: 'text' },
        { name: 'quantity', label: words.howMany, type: 'number', value: '1', most: orderLimits.quantity },
        { name: 'price', label: text.details.price(currency), type: 'text', isNumber: true },
      ]}
      submit={words.confirmAdd}
      onClose={() => setOpen(false)}
      onSubmit={add}
    />
  ) : (
    <button type="button" className="button no-print" onClick={() => setOpen(true)}>
      {words.addToOrder}
    </button>
  );
}
