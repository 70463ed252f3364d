// The name of a log's root array in the Y.Doc: "r:" and the replica id (which is its Yjs client id) in base 36.

import type { ReplicaId } from './replicaId.ts';

export function rootName(replica: ReplicaId): string {
  return `r:${replica.toString(36)}`;
}

/** The replica whose log has this name; null unless it is spelled exactly as `rootName` spells it. */
export function parseRootName(name: string): ReplicaId | null {
  if (!name.startsWith('r:')) return null;
  const replica = Number.parseInt(name.slice(2), 36);
  return isReplicaId(replica) && rootName(replica) === name ? replica : null;
}

/** 53 bits. */
function isReplicaId(value: number): value is ReplicaId {
  return Number.isSafeInteger(value) && value >= 0;
}
