// Lines that somebody here has just put in: the list shows where they are. Not those of others, see useUnseenLines.ts.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LineId } from '../../domain/events.ts';

export interface FreshLines {
  readonly store: Pick<StoreApi<readonly LineId[]>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** The first is brought into view. */
  show(lines: readonly LineId[]): void;
}

const markedMs = 2500;

export function createFreshLines(later: (ms: number, run: () => void) => () => void): FreshLines {
  const store = createStore<readonly LineId[]>(() => []);
  let cancel = () => {};
  return {
    store,
    show(lines) {
      cancel();
      store.setState([...lines], true);
      cancel = later(markedMs, () => store.setState([], true));
    },
  };
}
