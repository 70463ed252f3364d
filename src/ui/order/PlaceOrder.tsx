// What is ordered, for whom, and where it goes. What is not ticked stays on the list. Without a network the order waits.

import { type SyntheticEvent, useId, useState } from 'react';
import type { LineId } from '../../domain/events.ts';
import { orderLimits } from '../../order/orderLimits.ts';
import { add } from '../../values/money.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { useText } from '../text/TextContext.ts';
import { useCheckoutText } from '../text/useCheckoutText.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useDevice, useUi } from '../UiContext.ts';

export function PlaceOrder({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useOrderText();
  const checkoutWords = useCheckoutText();
  const { cartId, session, price } = useCartScope();
  const { trolley } = useUi();
  const inWords = useResultInWords();
  const lines = useCart((cart) => cart.now.aisles).flatMap((aisle) => aisle.lines);
  const profile = useDevice((device) => device.profile);
  const last = useDevice(({ carts }) => carts?.find(({ destination }) => destination !== null)?.destination ?? null);
  const [left, setLeft] = useState<ReadonlySet<LineId>>(new Set());
  const [customer, setCustomer] = useState(last?.customer ?? profile?.name ?? '');
  const [address, setAddress] = useState(last?.shippingAddress ?? '');
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const chosen = lines.filter(({ line }) => !left.has(line));
  const total = chosen.reduce((sum, { lineTotal }) => (lineTotal === null ? sum : add(sum, lineTotal)), 0);
  const count = chosen.reduce((sum, { quantity }) => sum + quantity, 0);

  const place = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (customer.trim() === '') return setError(words.customerMissing);
    if (address.trim() === '') return setError(words.addressMissing);
    const result = await session.dispatch({
      type: 'CheckOut',
      data: { kind: 'order', ...(left.size === 0 ? {} : { lines: chosen.map(({ line }) => line) }) },
    });
    const refusal = await inWords(result);
    if (refusal !== null || result.kind !== 'accepted') return setError(refusal);
    const { entries } = session.store.getState().history;
    // A checkout is known by the command that it came of.
    const checkout = entries.findLast((entry) => result.eventIds.includes(entry.id))?.commandId;
    onClose();
    if (checkout === undefined) return;
    await trolley.device.saveCart({ cartId, destination: { checkout, customer, shippingAddress: address } });
  };

  return (
    <Dialog title={checkoutWords.order} onClose={onClose}>
      <form className="form" onSubmit={(event) => void place(event)}>
        <p className="finish-sum">{words.ordering(count, total === 0 ? null : price(total))}</p>
        <fieldset className="order-choice">
          <legend>{words.whatIsOrdered}</legend>
          {lines.map(({ line, name, quantity }) => (
            <label key={line}>
              <input
                type="checkbox"
                checked={!left.has(line)}
                onChange={() =>
                  setLeft((before) => {
                    const next = new Set(before);
                    if (!next.delete(line)) next.add(line);
                    return next;
                  })
                }
              />
              <span>{quantity > 1 ? `${quantity} × ${name}` : name}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{words.customer}</span>
          <input
            value={customer}
            maxLength={orderLimits.text.customer}
            autoComplete="name"
            onChange={(event) => setCustomer(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{words.address}</span>
          <textarea
            value={address}
            rows={3}
            maxLength={orderLimits.text.address}
            autoComplete="street-address"
            aria-describedby={`${id}-hint`}
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
        <p className="hint" id={`${id}-hint`}>
          {words.addressHint}
        </p>
        <FormError text={error} />
        <div className="form-actions">
          <button type="button" className="button" onClick={onClose}>
            {text.common.cancel}
          </button>
          <button type="submit" className="button button-strong" disabled={chosen.length === 0}>
            {words.place}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
