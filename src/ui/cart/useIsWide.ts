// Whether there is room for catalogue and history beside the cart. The same width as in layout.css.

import { useSyncExternalStore } from 'react';

const query = '(min-width: 70rem)';

export function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const width = window.matchMedia(query);
      width.addEventListener('change', changed);
      return () => width.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
