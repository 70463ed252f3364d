// Whether an open connection still answers. A line that swallows everything looks like one on which nothing happens: so while
// something is awaited, and nothing comes, the relay is asked; and when it does not answer either, the line is silent. Knows
// time, not messages.

export interface LineWatch {
  /** Something may be awaited from now on. */
  look(): void;
  /** The relay has said something. */
  heard(): void;
  isSilent(): boolean;
  end(): void;
}

/** Together less than the ten seconds after which people must not be told that something is on its way. */
const quietMs = 3_000;
const answerMs = 5_000;

export function createLineWatch(options: {
  readonly isAwaiting: () => boolean;
  readonly ask: () => void;
  /** Bytes that have not left yet: as long as they get fewer, the line is slow and not silent. */
  readonly unsent: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onSilent: () => void;
  /** It was silent, and is not. */
  readonly onBack: () => void;
}): LineWatch {
  const { isAwaiting, ask, unsent, after } = options;
  let cancel: (() => void) | null = null;
  let unsentBefore = 0;
  let hasAsked = false;
  let isSilent = false;

  function wait(ms: number) {
    unsentBefore = unsent();
    cancel = after(ms, step);
  }

  function stop() {
    cancel?.();
    cancel = null;
  }

  /** What has left altogether may have gone nowhere. */
  function isMoving(): boolean {
    const left = unsent();
    return left > 0 && left < unsentBefore;
  }

  function step() {
    cancel = null;
    if (!isAwaiting()) {
      hasAsked = false;
    } else if (isMoving()) {
      wait(hasAsked ? answerMs : quietMs);
    } else if (!hasAsked) {
      hasAsked = true;
      ask();
      wait(answerMs);
    } else {
      isSilent = true;
      options.onSilent();
    }
  }

  return {
    look() {
      if (cancel === null && !isSilent && isAwaiting()) wait(quietMs);
    },
    heard() {
      hasAsked = false;
      if (cancel === null && !isSilent) return;
      stop();
      if (isAwaiting()) wait(quietMs);
      if (!isSilent) return;
      isSilent = false;
      options.onBack();
    },
    isSilent: () => isSilent,
    end() {
      stop();
      hasAsked = false;
      isSilent = false;
    },
  };
}
