// What the replica of an open cart calls: what others sent goes into the store, and what it noticed to those whom it
// concerns. Nothing is shown here: that is for the store's delivery.

import type { EventStream } from '../../engine/eventStore.ts';
import type { ReplicaEvents } from '../../engine/replica.ts';
import type { ForkHealing } from './forkHealing.ts';
import type { WallClock } from './streamPorts.ts';

export function createReplicaEvents(cart: {
  readonly stream: EventStream;
  readonly clock: Pick<WallClock, 'correct'>;
  readonly forks: Pick<ForkHealing, 'heal' | 'timeTold'>;
  readonly onStored: () => void;
  readonly onFailure: (failure: unknown) => void;
}): ReplicaEvents {
  const { stream, clock, forks, onStored, onFailure } = cart;
  const catchUp = () => void stream.catchUp().catch(onFailure);
  return {
    async receive(remote) {
      try {
        await stream.append(remote);
        onStored();
      } catch (failure) {
        onFailure(failure);
        throw failure;
      }
    },
    storeChanged: catchUp,
    storeGrew(replicaId, length) {
      if ((stream.head(replicaId)?.length ?? 0) < length) catchUp();
    },
    clockOffset(ms, doubtMs) {
      clock.correct(ms, doubtMs);
      void forks.timeTold().catch(onFailure);
    },
    forked: (log) => void forks.heal(log),
  };
}
