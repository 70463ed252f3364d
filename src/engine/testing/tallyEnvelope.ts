// Envelopes of the tally, for tests in which only order and identity matter.

import type { ReplicaId } from '../../log/replicaId.ts';
import { eventIdOf } from '../hybridLogicalClock.ts';
import type { ActorId, CommandId, EventEnvelope, EventId, StreamId } from '../message.ts';
import { added, type TallyEvent } from './tallyDomain.ts';

export function tallyEnvelope(place: {
  readonly ms: number;
  readonly replica?: number;
  readonly seq?: number;
  readonly deps?: readonly EventId[];
  readonly command?: string;
  readonly index?: number;
}): EventEnvelope<TallyEvent> {
  const { ms, replica = 1, seq = 0, deps = [], command, index = 0 } = place;
  const id = eventIdOf(ms, 0, replica as ReplicaId);
  return {
    id,
    streamId: 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId,
    replicaId: replica as ReplicaId,
    seq,
    actorId: 'somebody' as ActorId,
    deps,
    commandId: (command ?? id) as CommandId,
    commandIndex: index,
    receivedAt: 0,
    event: added(ms),
  };
}
