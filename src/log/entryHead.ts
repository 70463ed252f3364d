// The head of a log entry: its stamp and the hash that chains it to the entry before. The only part of an entry
// that the relay reads; the body after it is the author's business.
//
//   bytes 0–7   stamp: 48-bit ms since 1970, 16-bit counter, big-endian
//   bytes 8–15  first 8 bytes of SHA-256 over the previous entry's first array; zeros for seq 0
//   byte  16    encoding version of the rest
//   bytes 17…   the body

import { hexOf, isHex, writeHex } from './hex.ts';

/** Synchronous SHA-256, passed in: node:crypto on the relay, lib0 in the browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The first 8 bytes of SHA-256 over an entry, as 16 lower-case hex digits. */
export type ChainHash = string;

export interface EntryHead {
  /** 16 hex digits. As text, stamps compare in time order. */
  readonly stamp: string;
  /** Of the entry before this one in its log. */
  readonly previous: ChainHash;
}

/** What precedes the first entry of a log. */
export const emptyChain: ChainHash = '0000000000000000';
/** A log that has no last stamp yet. Never compared as a stamp: seq 0 may carry any stamp. */
export const noStamp = '';
export const headSize = 17;
const encodingVersion = 1;

export function writeEntry(head: EntryHead, body: Uint8Array, encoding = encodingVersion): Uint8Array {
  if (!isHex(head.stamp, 16) || !isHex(head.previous, 16)) throw new Error('a stamp and a hash are 16 hex digits each');
  const entry = new Uint8Array(headSize + body.length);
  writeHex(entry, 0, head.stamp);
  writeHex(entry, 8, head.previous);
  entry[16] = encoding;
  entry.set(body, headSize);
  return entry;
}

/** Null when the bytes are too short to hold a head. `body` is a view. */
export function readEntry(
  entry: Uint8Array,
): (EntryHead & { readonly encoding: number; readonly body: Uint8Array }) | null {
  const head = readHead(entry);
  return head && { ...head, encoding: entry[16] ?? 0, body: entry.subarray(headSize) };
}

/** The same without its head, for who reads very many and does not ask how they chain. */
export function openEntry(entry: Uint8Array): { readonly encoding: number; readonly body: Uint8Array } | null {
  return entry.length < headSize ? null : { encoding: entry[16] ?? 0, body: entry.subarray(headSize) };
}

/** Null when the bytes are too short to hold a head. */
export function readHead(entry: Uint8Array): EntryHead | null {
  if (entry.length < headSize) return null;
  return { stamp: hexOf(entry, 0, 8), previous: hexOf(entry, 8, 16) };
}

/** The link of the chain. */
export function entryHash(entry: Uint8Array, sha256: Sha256): ChainHash {
  return hexOf(sha256(entry), 0, 8);
}
