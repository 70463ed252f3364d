// Who writes to one stream when: whoever asks for nothing in particular goes together with others, and whoever goes by what they
// have seen goes alone, so that nobody here comes in between. In the order in which they come.

import type { StreamId } from '../../src/engine/message.ts';

export interface Turns {
  together<Result>(id: StreamId, work: () => Promise<Result>): Promise<Result>;
  alone<Result>(id: StreamId, work: () => Promise<Result>): Promise<Result>;
}

interface Turn {
  /** What has to end before somebody may go alone. */
  readonly running: Set<Promise<unknown>>;
  /** Of the last who goes alone. */
  gate: Promise<unknown> | null;
}

export function createTurns(): Turns {
  const turns = new Map<StreamId, Turn>();

  function turnOf(id: StreamId): Turn {
    const turn = turns.get(id) ?? { running: new Set(), gate: null };
    turns.set(id, turn);
    return turn;
  }

  /** Returns when it has ended, however it does. */
  function track(id: StreamId, turn: Turn, work: Promise<unknown>): Promise<void> {
    const ended = work.then(
      () => {},
      () => {},
    );
    turn.running.add(ended);
    void ended.then(() => {
      turn.running.delete(ended);
      if (turn.gate === ended) turn.gate = null;
      if (turn.running.size === 0) turns.delete(id);
    });
    return ended;
  }

  return {
    together(id, work) {
      const turn = turnOf(id);
      const done = turn.gate === null ? work() : turn.gate.then(work);
      void track(id, turn, done);
      return done;
    },
    alone(id, work) {
      const turn = turnOf(id);
      const done = Promise.all(turn.running).then(work);
      turn.gate = track(id, turn, done);
      return done;
    },
  };
}
