// The history as bars under the slider. A bar is as wide as its events are many, so that the slider's thumb always
// stands over the event it means; it is as high as the logarithm of their number, stacked by person.

import { memo, useMemo } from 'react';
import type { Histogram } from '../../engine/histogram.ts';
import { useCart } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { barSpan, stackBars } from './stackBars.ts';

const height = 100;

export const HistogramBars = memo(function HistogramBars(props: {
  readonly histogram: Histogram;
  readonly length: number;
  readonly position: number;
}) {
  const text = useText();
  const { histogram, length, position } = props;
  const members = useCart((cart) => cart.now.members);
  const parts = useMemo(() => stackBars(histogram, height, length), [histogram, length]);
  if (length === 0) return null;
  const span = barSpan(length);
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${span} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {parts.map(({ actor, first, ...box }) => (
        <rect key={`${first} ${actor}`} className={`bar color-${personOf(actor, members, text).color}`} {...box} />
      ))}
      {position < span ? (
        <rect className="bars-ahead" x={position} y={0} width={span - position} height={height} />
      ) : null}
    </svg>
  );
});
