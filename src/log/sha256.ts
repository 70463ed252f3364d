// The hash of an entry, wherever nothing faster is at hand: lib0's SHA-256 is synchronous (nothing may be awaited inside an
// IndexedDB transaction), and is also there where crypto.subtle is not. The relay has its machine's own.

import { digest } from 'lib0/hash/sha256';
import { type ChainHash, entryHash, type Sha256 } from './entryHead.ts';

export const sha256: Sha256 = digest;

export function hashOf(entry: Uint8Array): ChainHash {
  return entryHash(entry, sha256);
}
