// The days of the open cart's history, each with its part of the track.

import { useDeferredValue, useMemo } from 'react';
import { useSettled } from '../cart/useSettled.ts';
import { useUi } from '../UiContext.ts';
import { dayMarks } from './days.ts';
import { daySpans, type Span } from './span.ts';

export interface DaySpan {
  readonly key: string;
  readonly when: number;
  readonly span: Span;
}

export function useDaySpans(): readonly DaySpan[] {
  const { formats } = useUi();
  const history = useDeferredValue(useSettled((cart) => cart.history));
  return useMemo(() => {
    const marks = dayMarks(history.entries, formats.dayKey);
    const spans = daySpans(
      marks.map(({ index }) => index),
      history.entries.length,
    );
    return marks.map(({ when }, which) => ({ key: formats.dayKey(when), when, span: spans[which] as Span }));
  }, [history, formats]);
}
