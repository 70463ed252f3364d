// One entry of a log, taken apart: its bytes, what they say, and where it stands in the replicated document.

import { bodyEncoding, decodeBody } from '../../engine/envelopeCodec.ts';
import type { StoredEntry } from '../../engine/eventStore.ts';
import { base64urlOf } from '../../log/base64url.ts';
import { headSize, readEntry } from '../../log/entryHead.ts';
import { hexOf } from '../../log/hex.ts';
import { rootName } from '../../log/rootName.ts';
import { hashOf } from '../../log/sha256.ts';

export interface Anatomy {
  readonly bytes: number;
  readonly headBytes: number;
  /** 16 bytes a line, in hex. */
  readonly dump: readonly string[];
  /** The chain: of the entry before it, and its own, which the next one names. */
  readonly previousHash: string | null;
  readonly hash: string;
  readonly encoding: number | null;
  /** What the body says, as it is stored; null where this app cannot read it. Bytes are in base64url. */
  readonly body: unknown;
  /** Of the Y.Doc: the root array that holds the log, its writer, and the clock of this entry, which is its index too. */
  readonly yjs: { readonly array: string; readonly client: number; readonly clock: number };
}

export function anatomyOf({ bytes, replicaId, seq }: StoredEntry): Anatomy {
  const opened = readEntry(bytes);
  const decoded = opened !== null && opened.encoding === bodyEncoding ? decodeBody(opened.body) : null;
  return {
    bytes: bytes.length,
    headBytes: Math.min(headSize, bytes.length),
    dump: Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) =>
      hexOf(bytes.subarray(16 * row, 16 * row + 16)),
    ),
    previousHash: opened?.previous ?? null,
    hash: hashOf(bytes),
    encoding: opened?.encoding ?? null,
    body: decoded?.kind === 'body' ? legible(decoded.body) : null,
    yjs: { array: rootName(replicaId), client: replicaId, clock: seq },
  };
}

function legible(value: unknown): unknown {
  const asText = (_: string, part: unknown) => (part instanceof Uint8Array ? base64urlOf(part) : part);
  return JSON.parse(JSON.stringify(value, asText));
}
