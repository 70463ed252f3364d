// From where one points on the track to a place in the history.

import { indexAcross, type Span } from './span.ts';

export interface Pointed {
  readonly index: number;
  /** Across the track, 0 to 1. */
  readonly at: number;
}

/** As wide as the slider's thumb: half of it is left free on either side, so that the thumb stands over its event. */
const thumb = 16;

interface Pointing {
  readonly clientX: number;
  readonly currentTarget: Pick<Element, 'getBoundingClientRect'>;
}

export function pointedAt({ clientX, currentTarget }: Pointing, span: Span): Pointed {
  const { left, width } = currentTarget.getBoundingClientRect();
  const across = (clientX - left - thumb / 2) / Math.max(1, width - thumb);
  const at = Math.max(0, Math.min(1, across));
  return { index: indexAcross(at, span), at };
}
