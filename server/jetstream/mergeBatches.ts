// Batches of one cart that wait for the same message: joined into one update, as long as each goes on where the one before
// it ends.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate, maxUpdateBytes } from '../../src/wire/encodeUpdate.ts';
import type { WireEntry } from '../../src/wire/entryRun.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';
import { type ParsedRun, parseUpdate } from '../../src/wire/updateGrammar.ts';

interface Joined {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly entries: WireEntry[];
}

/** An update of the first batches, and of how many; of the first alone it is that very one. */
export function mergeBatches(updates: readonly Uint8Array[]): { readonly update: Uint8Array; readonly count: number } {
  const [first = new Uint8Array()] = updates;
  const logs = new Map<ReplicaId, Joined>();
  let bytes = 0;
  let count = 0;
  for (const update of updates) {
    bytes += update.length;
    if (count > 0 && bytes > maxUpdateBytes) break;
    if (updates.length > 1 && !join(logs, runsOf(update))) break;
    count++;
  }
  return count <= 1 ? { update: first, count: 1 } : { update: encodeUpdate([...logs.values()]), count };
}

function join(logs: Map<ReplicaId, Joined>, runs: readonly ParsedRun[]): boolean {
  const goesOn = ({ replica, seq }: ParsedRun) => {
    const log = logs.get(replica);
    return log === undefined || log.seq + log.entries.length === seq;
  };
  if (!runs.every(goesOn)) return false;
  for (const { replica, seq, entries } of runs) {
    const log = logs.get(replica);
    if (log === undefined) logs.set(replica, { replica, seq, entries: [...entries] });
    else log.entries.push(...entries);
  }
  return true;
}

/** Those of a message's refusals that are about this part of it. */
export function refusalsOf(update: Uint8Array, refusals: readonly LogRefusal[]): readonly LogRefusal[] {
  if (refusals.length === 0) return refusals;
  const ends = new Map(runsOf(update).map(({ replica, seq, entries }) => [replica, seq + entries.length]));
  return refusals.filter(({ replica, seq }) => (ends.get(replica) ?? 0) > seq);
}

/** None where it is no update. */
export function runsOf(update: Uint8Array): readonly ParsedRun[] {
  const parsed = parseUpdate(update, { maxEntryBytes: Number.POSITIVE_INFINITY });
  return parsed.kind === 'parsed' ? parsed.runs : [];
}
