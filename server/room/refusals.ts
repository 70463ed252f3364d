// How a session is told no for many entries at once, and that a log of its is another one here.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { CartLog } from './cartLog.ts';
import type { Refusal, Session } from './session.ts';

/** The most refusals that one frame is answered with. */
export const maxRefusals = 20;

/** "My log's entry at `seq` has this hash." */
export interface EntryClaim {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly hash: string;
}

export function refuseAll(session: Session, refusals: readonly Refusal[]): void {
  for (const refusal of refusals.slice(0, maxRefusals)) session.refuse(refusal);
}

/** Tells a session of the logs whose entry at `seq` is another one here. */
export function refuseForks(log: Pick<CartLog, 'hashesAt'>, session: Session, claims: readonly EntryClaim[]): void {
  if (claims.length === 0) return;
  const refuse = (hashes: readonly (string | null)[]) => {
    const forked = claims.filter(({ hash }, index) => hashes[index] !== hash);
    const refusals = forked.map(
      ({ replica, seq }): Refusal => ({
        reason: 'fork',
        replica,
        seq,
        count: 1,
        detail: 'not the entry that is known here',
      }),
    );
    refuseAll(session, refusals);
  };
  log.hashesAt(claims).then(refuse, () => {}); // a disk that cannot be read shows elsewhere
}
