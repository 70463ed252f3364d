// An EntryFormat for the engine's own tests, laid out as the wire's is: stamp, chain hash, encoding, body. And entries
// made with it, for tests that need a log and no meaning.

import { digest } from 'lib0/hash/sha256';
import { hexOf, writeHex } from '../../log/hex.ts';
import { type ChainHash, type EntryFormat, emptyChain } from '../entryFormat.ts';
import { bodyEncoding } from '../envelopeCodec.ts';
import type { NewEntry } from '../eventStore.ts';
import { eventIdOf, stampOf } from '../hybridLogicalClock.ts';
import type { ReplicaId } from '../message.ts';

const headBytes = 17;

export const testEntryFormat: EntryFormat = {
  seal(head, body) {
    const entry = new Uint8Array(headBytes + body.length);
    writeHex(entry, 0, head.stamp + head.previous);
    entry[16] = bodyEncoding;
    entry.set(body, headBytes);
    return entry;
  },
  open(entry) {
    if (entry.length < headBytes) return null;
    return {
      stamp: hexOf(entry, 0, 8),
      previous: hexOf(entry, 8, 16),
      encoding: entry[16] as number,
      body: entry.subarray(headBytes),
    };
  },
  hash: (entry) => hexOf(digest(entry), 0, 8),
};

/** A chained log; one entry per text, stamped `ms`, `ms + 1`, …. */
export function testLog(replicaId: ReplicaId, texts: readonly string[], ms = 1000): readonly NewEntry[] {
  let previous: ChainHash = emptyChain;
  return texts.map((text, seq) => {
    const stamp = stampOf(eventIdOf(ms + seq, 0, replicaId));
    const bytes = testEntryFormat.seal({ stamp, previous }, new TextEncoder().encode(text));
    previous = testEntryFormat.hash(bytes);
    return { replicaId, seq, bytes, signature: null };
  });
}
