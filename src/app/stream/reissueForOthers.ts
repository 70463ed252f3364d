// Acts of others that were set aside are issued again, as theirs, by whoever still holds them: their author's device may be
// gone, or set back to before them. Only once the connection has caught up, when what others have issued again is here; and
// of several people who are here one after another, since all at once they would all do it.

import type { DomainTypes } from '../../engine/domain.ts';
import type { StreamPorts } from './streamPorts.ts';
import type { StreamWriteSide } from './streamWriteSide.ts';

export interface ReissueForOthers {
  /** A replica was made: nothing has been asked on it yet. */
  begin(): void;
  /** To be called after every change of it. */
  caughtUp(isCaughtUp: boolean): void;
  close(): void;
}

/** Time for the one before to issue them, and for the relay to pass that on. */
const turnMs = 2_000;

export function createReissueForOthers(options: {
  readonly writeSide: Pick<StreamWriteSide<DomainTypes>, 'reissueAll'> | null;
  readonly every: StreamPorts['every'];
  /** How many people are here who come first. */
  readonly turn: () => number;
  readonly onFailure: (failure: unknown) => void;
}): ReissueForOthers {
  const { writeSide, every, turn, onFailure } = options;
  let stage: 'behind' | 'waiting' | 'done' = 'behind';
  let stop = () => {};

  function begin() {
    stop();
    stage = 'behind';
  }

  function issue() {
    stop();
    stage = 'done';
    void writeSide?.reissueAll().catch(onFailure);
  }

  return {
    begin,
    caughtUp(isCaughtUp) {
      if (!isCaughtUp) return begin();
      if (stage !== 'behind') return;
      stage = 'waiting';
      const ahead = turn();
      if (ahead === 0) issue();
      else stop = every(ahead * turnMs, issue);
    },
    close: begin,
  };
}
