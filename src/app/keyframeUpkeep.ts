// Keeps the keyframe of an open cart with a long history up to date: written when nothing has changed for a while, and when the
// page is left. What is written is the view and the ends of the logs of one moment.

import type { CartTypes } from '../domain/cartDomain.ts';
import { keyframeOf } from '../engine/keyframe.ts';
import type { StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSnapshot } from './cartSession.ts';
import type { KeyframeContent } from './firstLook.ts';
import type { SharedStream } from './stream/openSharedStream.ts';

export interface KeyframeUpkeep {
  /** Resolves when what is there now is written. */
  flush(): Promise<void>;
  stop(): void;
}

const quietMs = 2_000;

export function keepKeyframe(
  { keyframes, every, visibility }: Pick<CartPorts, 'every' | 'visibility'> & Required<Pick<CartPorts, 'keyframes'>>,
  streamId: StreamId,
  stream: Pick<SharedStream<CartTypes>, 'store' | 'heads' | 'length'>,
): KeyframeUpkeep {
  let written: CartSnapshot['history'] | null = null;
  let seen = stream.store.getState().history;
  let writing: Promise<void> = Promise.resolve();

  function write(): Promise<void> {
    const { history, now: view, isRemoved, clock } = stream.store.getState();
    // The bars are those of the history as it happened.
    if (history === written || isRemoved || clock === 'learned' || stream.length() < keyframes.from) return writing;
    written = history;
    const content: KeyframeContent = { view };
    const keyframe = keyframeOf(keyframes.version, stream.heads(), JSON.stringify(content, mapsAsLists));
    writing = writing.then(async () => (await keyframes.store()).save(streamId, keyframe));
    return writing;
  }

  const stopTicking = every(quietMs, () => {
    const { history } = stream.store.getState();
    if (history === seen) void write();
    seen = history;
  });
  const stopWatching = visibility.subscribe(() => visibility.isVisible() || void write());

  return {
    flush: write,
    stop() {
      stopTicking();
      stopWatching();
    },
  };
}

/** `JSON.stringify` knows no maps. */
function mapsAsLists(_key: string, value: unknown): unknown {
  return value instanceof Map ? { map: [...value] } : value;
}
