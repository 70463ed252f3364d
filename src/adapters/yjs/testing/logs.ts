// Chained logs for tests: entries as a writer would make them, without a domain.

import type { NewEntry } from '../../../engine/eventStore.ts';
import { emptyChain, writeEntry } from '../../../log/entryHead.ts';
import type { ReplicaId } from '../../../log/replicaId.ts';
import { hashOf } from '../../../log/sha256.ts';

export interface LogOptions {
  readonly signed?: boolean;
  readonly bodySize?: number;
  /** Another branch of the same log. */
  readonly branch?: number;
  /** Seq from which the branch differs. */
  readonly from?: number;
}

/** The first `length` entries of a log; always the same ones for the same options. */
export function createLog(replicaId: ReplicaId, length: number, options: LogOptions = {}): readonly NewEntry[] {
  const { signed = false, bodySize = 20, branch = 0, from = 0 } = options;
  const log: NewEntry[] = [];
  let previous = emptyChain;
  for (let seq = 0; seq < length; seq++) {
    const body = new Uint8Array(bodySize).fill(seq & 0xff);
    body[0] = seq >= from ? branch : 0;
    const stamp = (0x0192_0000_0000 + seq).toString(16).padStart(12, '0').padEnd(16, '0');
    const bytes = writeEntry({ stamp, previous }, body);
    log.push({ replicaId, seq, bytes, signature: signed ? new Uint8Array(64).fill(seq & 0xff) : null });
    previous = hashOf(bytes);
  }
  return log;
}
