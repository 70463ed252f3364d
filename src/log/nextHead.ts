// The law of logs: what continues one. The guard of the wire, every event store and the relay's repair ask here, and nobody
// decides it elsewhere.
//
// - What is too short to hold a head is no entry, wherever it is to stand.
// - A log grows by one entry at a time, at its length. An entry that stands before that repeats one; an entry that stands
//   beyond it leaves a gap.
// - The next entry names the hash of the last one, and its stamp is greater.
// - What stands in a log stands for ever. The same bytes again are a duplicate; other bytes at the same place are a fork: two
//   writers have had one log.
// - An entry is its bytes. A signature beside them is no part of it: the hash does not cover it, so nobody could tell later
//   whose is right. Of the same bytes with another signature the one that came first is kept, and that is no fork.

import { readHead } from './entryHead.ts';
import { equalBytes } from './equalBytes.ts';
import type { LogHead } from './logHead.ts';

export type MisfitReason =
  /** Too short to hold a head. */
  | 'headless'
  /** It does not name the last entry's hash. */
  | 'fork'
  /** Its stamp is not greater than the last entry's. */
  | 'not-increasing';

/** The log's end with this entry, or why it is not the next one. */
export function nextHead(
  head: LogHead,
  entry: Uint8Array,
  hashOf: (entry: Uint8Array) => string,
): LogHead | MisfitReason {
  const own = readHead(entry);
  if (own === null) return 'headless';
  if (own.previous !== head.hash) return 'fork';
  if (head.length > 0 && own.stamp <= head.stamp) return 'not-increasing';
  return { replica: head.replica, length: head.length + 1, hash: hashOf(entry), stamp: own.stamp };
}

export function placeOf(seq: number, { length }: Pick<LogHead, 'length'>): 'repeats' | 'continues' | 'leaves a gap' {
  if (seq < length) return 'repeats';
  return seq === length ? 'continues' : 'leaves a gap';
}

export function isSameEntry(a: { readonly bytes: Uint8Array }, b: { readonly bytes: Uint8Array }): boolean {
  return equalBytes(a.bytes, b.bytes);
}
