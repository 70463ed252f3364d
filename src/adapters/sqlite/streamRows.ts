// Rows of the tables of streams, and what they stand for.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export interface StreamRow {
  /** 0 for a stream of which nothing is stored. */
  readonly stream: number;
  readonly id: string;
  readonly generation: number | null;
  readonly position: number;
}

export interface LogRow {
  readonly replica: ReplicaId;
  readonly length: number;
  readonly hash: string;
  readonly stamp: string;
}

export interface EntryRow {
  readonly position: number;
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly id: EventId;
  readonly received_at: number;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array | null;
  readonly gave_way: number | null;
}

export function headOf({ replica, length, hash, stamp }: LogRow): LogHead {
  return { replica, length, hash, stamp };
}

export function entryOf(streamId: StreamId, row: EntryRow): StoredEntry {
  const { replica, seq, id, received_at, bytes, signature } = row;
  return { streamId, replicaId: replica, seq, id, receivedAt: received_at, bytes, signature };
}
