// One writer's entries, made before anything is measured: a log as Trolley keeps it, in updates that every server of Yjs
// documents takes. They all get the same bytes.

import { randomFillSync } from 'node:crypto';
import { sha256 } from '../../../reliability/client/cart.ts';
import { emptyChain, entryHash, headSize, writeEntry } from '../../../src/log/entryHead.ts';
import type { ReplicaId } from '../../../src/log/replicaId.ts';
import { encodeUpdate } from '../../../src/wire/encodeUpdate.ts';
import type { WireEntry } from '../../../src/wire/entryRun.ts';
import { encodeClientMessage } from '../../../src/wire/frames.ts';

/** What adding a thing to a cart takes. */
const entryBytes = 107;
const firstReplica = 3_000_000_000;

export interface Writer {
  readonly replica: ReplicaId;
  /** Messages of the sync protocol, each with `entriesPerMessage` entries that continue the log. */
  readonly messages: (count: number, entriesPerMessage?: number) => Uint8Array[];
}

export function writer(index: number, now = Date.now()): Writer {
  const replica = firstReplica + index;
  const body = new Uint8Array(entryBytes - headSize);
  let previous = emptyChain;
  let length = 0;

  function nextEntry(): WireEntry {
    randomFillSync(body);
    const stamp = `${(now + length++).toString(16).padStart(12, '0')}0000`;
    const bytes = writeEntry({ stamp, previous }, body);
    previous = entryHash(bytes, sha256);
    return { bytes, signature: null };
  }

  return {
    replica: replica as ReplicaId,
    messages: (count, entriesPerMessage = 1) =>
      Array.from({ length: count }, () => {
        const seq = length;
        const entries = Array.from({ length: entriesPerMessage }, nextEntry);
        return encodeClientMessage({
          kind: 'sync-update',
          update: encodeUpdate([{ replica: replica as ReplicaId, seq, entries }]),
        });
      }),
  };
}
