// The screen stays on while somebody is in the shop. The browser lets it go whenever the page is out of sight: it is asked for
// again when it is back.

import type { Visibility } from '../../app/stream/streamPorts.ts';

export function keepAwake(options: {
  /** Not there over plain http, and not in every browser. */
  readonly wakeLock: Pick<WakeLock, 'request'> | undefined;
  readonly visibility: Visibility;
}): () => void {
  const { wakeLock, visibility } = options;
  if (wakeLock === undefined) return () => {};
  let lock: WakeLockSentinel | null = null;
  let isOver = false;

  const ask = async () => {
    if (isOver || !visibility.isVisible() || lock?.released === false) return;
    // A battery that is low says no; the list works as well with a screen that goes dark.
    const given = await wakeLock.request('screen').catch(() => null);
    if (isOver) void given?.release();
    else lock = given;
  };

  const stopWatching = visibility.subscribe(() => void ask());
  void ask();
  return () => {
    isOver = true;
    stopWatching();
    void lock?.release();
  };
}
