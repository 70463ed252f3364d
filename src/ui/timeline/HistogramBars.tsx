// The history as bars under the slider. A bar is as wide as its events are many, so that the slider's thumb always
// stands over the event it means; it is as high as the logarithm of their number, stacked by person.

import { memo, useMemo } from 'react';
import type { Histogram } from '../../engine/histogram.ts';
import { useCart } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import type { Span } from './span.ts';
import { stackBars } from './stackBars.ts';

const height = 100;

export const HistogramBars = memo(function HistogramBars(props: {
  readonly histogram: Histogram;
  readonly length: number;
  readonly position: number;
  readonly span: Span;
}) {
  const { histogram, length, position } = props;
  if (length === 0) return null;
  const { from, to } = props.span;
  const width = Math.max(1, to - from);
  return (
    <svg
      className="bars"
      viewBox={`${from} 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <Bars histogram={histogram} length={length} />
      {position < from + width ? (
        <rect className="bars-ahead" x={position} y={0} width={from + width - position} height={height} />
      ) : null}
    </svg>
  );
});

/** They stay as they are while the cursor goes over them. */
const Bars = memo(function Bars({ histogram, length }: { readonly histogram: Histogram; readonly length: number }) {
  const text = useText();
  const members = useCart((cart) => cart.now.members);
  const parts = useMemo(() => stackBars(histogram, height, length), [histogram, length]);
  return parts.map(({ actor, first, ...box }) => (
    <rect key={`${first} ${actor}`} className={`bar color-${personOf(actor, members, text).color}`} {...box} />
  ));
});
