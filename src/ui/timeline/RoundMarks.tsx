// The rounds on the timeline: each finished shop and each order that was placed is a moment with a name, and a way to it.

import { useMemo } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useCheckoutName } from '../checkout/useCheckoutName.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { spacedMarks } from './spacedMarks.ts';
import { acrossOf, type Span } from './span.ts';

export function RoundMarks({ span }: { readonly span: Span }) {
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
        const at = place === undefined ? -1 : acrossOf(place, span);
        return at < 0 || at > 1 ? [] : { checkout, at };
      }),
    );
  }, [history, checkouts, span]);
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
