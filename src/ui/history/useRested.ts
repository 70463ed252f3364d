// A value where it comes to rest: a first change is followed at once, those that come right after it when they are over. Whoever
// drags the slider, or plays, sees what is urgent.

import { startTransition, useEffect, useRef, useState } from 'react';
import { later } from '../elements/later.ts';

const restMs = 150;

export function useRested<Value extends string | null>(value: Value): Value {
  const [rested, setRested] = useState(value);
  const isMoving = useRef(false);
  useEffect(() => {
    const follow = () => startTransition(() => setRested(value));
    if (!isMoving.current) follow();
    isMoving.current = true;
    return later(restMs, () => {
      isMoving.current = false;
      follow();
    });
  }, [value]);
  return rested;
}
