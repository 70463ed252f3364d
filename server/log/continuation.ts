// Whether a batch continues a cart's stored log: what every LogStorage asks before it writes. The guard has judged the
// entries when they came in; judging them again against what is stored is what keeps a batch from following one that failed.

import type { LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type AdmittedRun, guardUpdate } from '../../src/wire/guard.ts';
import { sha256 } from '../host/sha256.ts';
import { type Batch, LogFailure } from './logStorage.ts';

/** The batch's runs; throws LogFailure where any entry does not fit. */
export function continuation(
  batch: Batch,
  position: number,
  knownLog: (replica: ReplicaId) => LogHead | null,
  lostHash: (replica: ReplicaId, seq: number) => string | undefined = () => undefined,
): readonly AdmittedRun[] {
  if (batch.position !== position) {
    throw new LogFailure(`the cart stands at ${position}, not at ${batch.position}`);
  }
  const judged = guardUpdate(batch.update, { maxEntryBytes: Number.POSITIVE_INFINITY, knownLog, lostHash, sha256 });
  if (judged.kind === 'refused') throw new LogFailure(`not an update: ${judged.detail}`);
  const [refusal] = judged.refusals;
  if (refusal !== undefined) throw new LogFailure(`${refusal.reason} in log ${refusal.replica}: ${refusal.detail}`);
  if (judged.duplicates > 0) throw new LogFailure('some entries are stored already');
  return judged.admitted;
}
