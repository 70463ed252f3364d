// One order of people, the same on every device.

import type { ActorId } from '../../engine/message.ts';

interface OfActor {
  readonly actorId: ActorId;
}

export function byActor(a: OfActor, b: OfActor): number {
  return a.actorId < b.actorId ? -1 : 1;
}
