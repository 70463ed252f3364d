// Whether somebody can see this page.

import type { Visibility } from '../../app/stream/streamPorts.ts';

export function createVisibility(
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
): Visibility {
  return {
    isVisible: () => page.visibilityState === 'visible',
    subscribe(listener) {
      page.addEventListener('visibilitychange', listener);
      return () => page.removeEventListener('visibilitychange', listener);
    },
  };
}
