// Entries for tests that need a log and no meaning.

import { emptyChain, writeEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import type { NewEntry } from '../eventStore.ts';
import { eventIdOf, stampOf } from '../hybridLogicalClock.ts';

/** A chained log; one entry per text, stamped `ms`, `ms + 1`, …. */
export function testLog(replicaId: ReplicaId, texts: readonly string[], ms = 1000): readonly NewEntry[] {
  let previous = emptyChain;
  return texts.map((text, seq) => {
    const stamp = stampOf(eventIdOf(ms + seq, 0, replicaId));
    const bytes = writeEntry({ stamp, previous }, new TextEncoder().encode(text));
    previous = hashOf(bytes);
    return { replicaId, seq, bytes, signature: null };
  });
}
