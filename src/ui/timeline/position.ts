// Between the slider's positions and the history: position i is just after event i, and the last one is now.

import type { EventId } from '../../engine/message.ts';

interface HasId {
  readonly id: EventId;
}

/** Null is now. */
export function cursorAt(position: number, entries: readonly HasId[]): EventId | null {
  return position >= lastPosition(entries.length) ? null : (entries[position]?.id ?? null);
}

export function lastPosition(length: number): number {
  return Math.max(0, length - 1);
}
