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
  /** What is looked at is not what an Undo would change: none is offered until one is back. */
  inThePast(isSo: boolean): void;
}

const noticeMs = 6000;

export function createNotices(later: (ms: number, run: () => void) => () => void): Notices {
  const store = createStore<Notice | null>(() => null);
  let count = 0;
  let undo: (() => void) | null = null;
  let isPast = false;
  let onGone = () => {};
  let cancel = () => {};

  const clear = () => {
    cancel();
    onGone = () => {};
    undo = null;
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
      undo = actions.undo ?? null;
      store.setState({ id: count, text, undo: isPast ? null : undo }, true);
      start();
    },
    undo() {
      const offered = store.getState()?.undo ?? null;
      clear();
      offered?.();
    },
    inThePast(isSo) {
      isPast = isSo;
      const notice = store.getState();
      if (notice !== null) store.setState({ ...notice, undo: isPast ? null : undo }, true);
    },
    dismiss,
    hold: () => cancel(),
    release: () => {
      if (store.getState() !== null) start();
    },
  };
}
