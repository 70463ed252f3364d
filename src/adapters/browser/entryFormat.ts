// The bytes of a log entry, as the wire has them. SHA-256 is lib0's because it is synchronous (nothing may be awaited inside
// an IndexedDB transaction) and also there where crypto.subtle is not.

import { digest } from 'lib0/hash/sha256';
import type { EntryFormat } from '../../engine/entryFormat.ts';
import { entryHash, readEntry, type Sha256, writeEntry } from '../../log/entryHead.ts';

export const sha256: Sha256 = digest;

export const entryFormat: EntryFormat = {
  seal: (head, body) => writeEntry(head, body),
  open: readEntry,
  hash: (entry) => entryHash(entry, sha256),
};
