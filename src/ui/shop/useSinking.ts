// What is in the basket sinks to the end of the list, a moment after the tap: nothing moves under a thumb that taps twice, and
// a wrong tap is undone where it was made.

import { useEffect, useRef, useState } from 'react';
import type { LineId } from '../../domain/events.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { later } from '../elements/later.ts';

const momentMs = 1500;

export function useSinking(): {
  readonly isUp: (line: LineView) => boolean;
  readonly pickedNow: (line: LineId) => void;
} {
  const [staying, setStaying] = useState<ReadonlySet<LineId>>(new Set());
  const timers = useRef(new Map<LineId, () => void>());

  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const cancel of waiting.values()) cancel();
    };
  }, []);

  return {
    isUp: ({ line, picked, quantity }) => picked < quantity || staying.has(line),
    pickedNow(line) {
      timers.current.get(line)?.();
      setStaying((lines) => new Set(lines).add(line));
      timers.current.set(
        line,
        later(momentMs, () => {
          timers.current.delete(line);
          setStaying((lines) => new Set([...lines].filter((other) => other !== line)));
        }),
      );
    },
  };
}
