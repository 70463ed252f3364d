// What a caller may have to wait for: that a stream knows what the relay knows, and that the relay has what was done here. Nobody
// waits longer than so long; what has not come by then is told as it is.

import type { DomainTypes } from '../../src/engine/domain.ts';
import type { EventId } from '../../src/engine/message.ts';
import type { Member } from './openMember.ts';

type Watched<T extends DomainTypes> = Pick<Member<T>, 'snapshot' | 'subscribe'>;

/** Resolves to whether it is so. Where the relay cannot be reached, who can be told something is not kept waiting. */
export function untilCaughtUp<T extends DomainTypes>(member: Watched<T>, ms: number): Promise<boolean> {
  return until(
    member,
    ({ sync: { link }, history }) => {
      if (link.kind === 'online') return link.caughtUp;
      return link.kind === 'refused' || (link.kind === 'offline' && history.entries.length > 0) ? null : false;
    },
    ms,
  );
}

export function untilOnRelay<T extends DomainTypes>(
  member: Watched<T>,
  events: readonly EventId[],
  ms: number,
): Promise<boolean> {
  return until(member, () => isOnRelay(member, events), ms);
}

export function isOnRelay<T extends DomainTypes>(member: Watched<T>, events: readonly EventId[]): boolean {
  const { waiting } = member.snapshot().sync;
  return waiting.length === 0 || !events.some((id) => waiting.includes(id));
}

/** `is` answers null where it never will be. */
function until<T extends DomainTypes>(
  member: Watched<T>,
  is: (snapshot: ReturnType<Watched<T>['snapshot']>) => boolean | null,
  ms: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = is(member.snapshot());
    if (answer !== false) return resolve(answer === true);
    const end = (found: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(found);
    };
    const stop = member.subscribe(() => {
      const now = is(member.snapshot());
      if (now !== false) end(now === true);
    });
    const timer = setTimeout(() => end(false), ms);
  });
}
