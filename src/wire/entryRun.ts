// Entries of one log, one after the other: what updates are made of and what the guard finds in them.

import type { ReplicaId } from '../log/replicaId.ts';

export interface WireEntry {
  /** The first array: head and body. */
  readonly bytes: Uint8Array;
  /** The reserved second array, or null. */
  readonly signature: Uint8Array | null;
}

export interface EntryRun {
  readonly replica: ReplicaId;
  /** Sequence number of the first entry. */
  readonly seq: number;
  readonly entries: readonly WireEntry[];
}
