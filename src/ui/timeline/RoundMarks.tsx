// The rounds on the timeline: each finished shop and each order that was placed is a moment with a name, and a way to it.

import { useMemo } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useCheckoutName } from '../checkout/useCheckoutName.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { spacedMarks } from './spacedMarks.ts';

export function RoundMarks({ last }: { readonly last: number }) {
  const { session } = useCartScope();
  const history = useCart((cart) => cart.history);
  const checkouts = useCheckouts();
  const nameOf = useCheckoutName();
  const marks = useMemo(() => {
    const places = new Map(history.entries.map(({ id }, index) => [id, index]));
    const counting = checkouts.filter(({ status }) => status === 'bought' || status === 'granted');
    return spacedMarks(
      counting.flatMap((checkout) => {
        const place = places.get(checkout.at);
        return place === undefined || last === 0 ? [] : { checkout, at: place / last };
      }),
    );
  }, [history, checkouts, last]);
  return (
    <ul className="round-marks">
      {marks.map(({ checkout, at }) => (
        <li key={checkout.id} style={{ left: `${at * 100}%` }}>
          <button
            type="button"
            aria-label={nameOf(checkout)}
            title={nameOf(checkout)}
            onClick={() => session.moveCursor(checkout.at)}
          />
        </li>
      ))}
    </ul>
  );
}
