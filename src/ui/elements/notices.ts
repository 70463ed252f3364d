// The one thing said at the bottom of the screen for a few seconds, most often with a way to undo it. A newer notice
// takes the place of an older one, whose time is then over.

import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | null;
}

export interface Notices {
  readonly store: Pick<StoreApi<Notice | null>, 'getState' | 'getInitialState' | 'subscribe'>;
  show(text: string, actions?: { readonly undo?: () => void; readonly onGone?: () => void }): void;
  undo(): void;
  dismiss(): void;
  /** While someone is about to press Undo, time stands still. */
  hold(): void;
  release(): void;
}

const noticeMs = 6000;

export function createNotices(later: (ms: number, run: () => void) => () => void): Notices {
  const store = createStore<Notice | null>(() => null);
  let count = 0;
  let onGone = () => {};
  let cancel = () => {};

  const clear = () => {
    cancel();
    onGone = () => {};
    store.setState(null, true);
  };
  const dismiss = () => {
    const gone = onGone;
    clear();
    gone();
  };
  const start = () => {
    cancel();
    cancel = later(noticeMs, dismiss);
  };

  return {
    store,
    show(text, actions = {}) {
      dismiss();
      count += 1;
      onGone = actions.onGone ?? (() => {});
      store.setState({ id: count, text, undo: actions.undo ?? null }, true);
      start();
    },
    undo() {
      const undo = store.getState()?.undo ?? null;
      clear();
      undo?.();
    },
    dismiss,
    hold: () => cancel(),
    release: () => {
      if (store.getState() !== null) start();
    },
  };
}
