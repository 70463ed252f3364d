// The reader of typed text, loaded when the cart is on the screen: nobody types before that.

import { useEffect, useState } from 'react';
import type { TypedReader } from './readTyped.ts';

/** Null where it cannot be loaded, on a first visit whose network has gone. */
export async function loadTypedReader(): Promise<TypedReader | null> {
  try {
    return (await import('./readTyped.ts')).typedReader;
  } catch {
    return null;
  }
}

/** Null until it is there. */
export function useTypedReader(): TypedReader | null {
  const [reader, setReader] = useState<TypedReader | null>(null);
  useEffect(() => {
    let isShown = true;
    void loadTypedReader().then((loaded) => {
      if (isShown) setReader(loaded);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return reader;
}
