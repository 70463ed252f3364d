// The cursor: a place in the history, held as an event id, and how it moves. It knows ids and positions, not carts.

import type { EventId } from '../../engine/message.ts';
import type { PlaySpeed } from './streamSnapshot.ts';

export interface HistoryPositions {
  length(): number;
  at(index: number): { readonly id: EventId } | undefined;
  /** -1 if the event is not (yet) here. */
  indexOf(id: EventId): number;
}

export interface TimeTravel {
  /** Null for now. An id that has not arrived yet is kept, and counts as now until it does. */
  cursor(): EventId | null;
  index(): number | null;
  arrivedBefore(): number;
  isPlaying(): boolean;
  speed(): PlaySpeed;
  moveTo(id: EventId | null): void;
  step(by: 1 | -1): void;
  play(speed?: PlaySpeed): void;
  pause(): void;
  /** `landedBefore` events have been inserted before the cursor. */
  historyGrew(landedBefore: number): void;
}

/** A whole history plays in at most this long at 1×. */
const longestPlayMs = 40_000;
const slowestStepMs = 800;
/** Steps that are shorter than what a screen shows are made several at once. */
const frameMs = 1_000 / 60;

export function createTimeTravel(options: {
  /** Of the clock that is gone by. */
  readonly positions: () => HistoryPositions;
  readonly every: (ms: number, tick: () => void) => () => void;
  readonly onChange: () => void;
}): TimeTravel {
  const { positions, every, onChange } = options;
  let cursor: EventId | null = null;
  let arrivedBefore = 0;
  let speed: PlaySpeed = 1;
  let stopTimer: (() => void) | null = null;

  const index = () => {
    const at = cursor === null ? -1 : positions().indexOf(cursor);
    return at === -1 ? null : at;
  };

  const idAt = (position: number) => positions().at(position)?.id ?? null;

  const place = (id: EventId | null) => {
    cursor = id;
    arrivedBefore = 0;
  };

  const halt = () => {
    stopTimer?.();
    stopTimer = null;
  };

  const stepTo = (next: number) => {
    if (positions().length() === 0) return;
    // The newest event's place is now: what arrives later shows.
    place(next >= positions().length() - 1 ? null : idAt(Math.max(0, next)));
  };

  const advance = (steps: number) => {
    const at = index();
    if (at === null) halt();
    else stepTo(at + steps);
    if (cursor === null) halt();
    onChange();
  };

  return {
    cursor: () => cursor,
    index,
    arrivedBefore: () => arrivedBefore,
    isPlaying: () => stopTimer !== null,
    speed: () => speed,
    moveTo(id) {
      halt();
      place(id);
      onChange();
    },
    step(by) {
      halt();
      stepTo((index() ?? positions().length() - 1) + by);
      onChange();
    },
    play(wanted = speed) {
      halt();
      speed = wanted;
      if (positions().length() > 1) {
        if (index() === null) place(idAt(0));
        const stepMs = Math.min(slowestStepMs, longestPlayMs / positions().length()) / speed;
        const steps = Math.ceil(frameMs / stepMs);
        stopTimer = every(stepMs * steps, () => advance(steps));
      }
      onChange();
    },
    pause() {
      halt();
      onChange();
    },
    historyGrew(landedBefore) {
      if (cursor !== null) arrivedBefore += landedBefore;
    },
  };
}
