// The end of a log: all that one must know of a log to say what continues it. An empty log has one, too.

import { emptyChain, entryHash, noStamp, readHead, type Sha256 } from './entryHead.ts';
import type { ReplicaId } from './replicaId.ts';

export interface LogHead {
  readonly replica: ReplicaId;
  readonly length: number;
  /** Of the last entry, 16 hex digits; `emptyChain` for an empty log. */
  readonly hash: string;
  /** Of the last entry, 16 hex digits; `noStamp` for an empty log. */
  readonly stamp: string;
}

/** What somebody says of a log of theirs. Hashes chain, so who has the same one at this length has the same log so far. */
export type ToldHead = Omit<LogHead, 'stamp'>;

export function emptyLog(replica: ReplicaId): LogHead {
  return { replica, length: 0, hash: emptyChain, stamp: noStamp };
}

/** The end of a log whose last entry, at `length - 1`, is this. Whether it belongs there is for nextHead.ts to say. */
export function headWith(replica: ReplicaId, length: number, last: Uint8Array, sha256: Sha256): LogHead {
  return { replica, length, hash: entryHash(last, sha256), stamp: readHead(last)?.stamp ?? noStamp };
}
