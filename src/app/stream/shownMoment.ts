// What is shown of a stream: now, or the moment that the cursor is at.

import type { DomainTypes } from '../../engine/domain.ts';
import type { OpenStream } from '../../engine/openStream.ts';
import type { Moments } from './moments.ts';
import type { StreamSnapshot } from './streamSnapshot.ts';
import type { TimeTravel } from './timeTravel.ts';

export function shownMoment<T extends DomainTypes>(
  travel: TimeTravel,
  { readSide, domain }: Pick<OpenStream<T>, 'readSide' | 'domain'>,
  now: T['view'],
  moments: Pick<Moments<T>, 'stateAt'> = readSide.timeline,
): Pick<StreamSnapshot<T>, 'shown' | 'cursor' | 'isPlaying' | 'playSpeed'> {
  const play = { isPlaying: travel.isPlaying(), playSpeed: travel.speed() };
  const index = travel.index();
  const id = travel.cursor();
  if (index === null || id === null) return { shown: now, cursor: null, ...play };
  const shown = readSide.view(moments.stateAt(index));
  const changes = domain.compare(shown, now);
  return { shown, cursor: { id, index, arrivedBefore: travel.arrivedBefore(), changes }, ...play };
}
