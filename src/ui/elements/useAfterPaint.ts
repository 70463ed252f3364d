// A value as of the last frame: what is urgent is painted first, and what shows this follows. A deferred value alone may be
// rendered before the browser comes to paint.

import { startTransition, useEffect, useRef, useState } from 'react';

export function useAfterPaint<Value extends object>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  const latest = useRef(value);
  const isWaiting = useRef(false);
  useEffect(() => {
    latest.current = value;
    if (isWaiting.current) return;
    isWaiting.current = true;
    afterPaint(() => {
      isWaiting.current = false;
      startTransition(() => setPainted(latest.current));
    });
  }, [value]);
  return painted;
}

/** A message that is sent while a frame begins comes when it has been handed over. */
function afterPaint(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  requestAnimationFrame(() => port2.postMessage(null));
}
