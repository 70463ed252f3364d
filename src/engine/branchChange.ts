// What it takes to put another branch of a log in the place of the one that is stored: the rule that every event store
// applies inside its transaction (contract in eventStore.ts). It knows no database.

import { equalBytes } from '../log/equalBytes.ts';
import type { LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { type AdmittedEntry, admitEntries } from './admission.ts';
import type { NewEntry } from './eventStore.ts';

interface BranchChange {
  /** The first seq at which they differ: what is stored from here on gives way. */
  readonly from: number;
  readonly entries: readonly AdmittedEntry[];
  readonly head: LogHead;
}

/** Shorter than any entry. */
const nothing = new Uint8Array();

/** Null where the branch is no whole log of this replica, or does not part from what is stored. */
export function branchChange(
  replicaId: ReplicaId,
  stored: readonly NewEntry[],
  branch: readonly NewEntry[],
): BranchChange | null {
  const { admitted, misfits, heads } = admitEntries({ heads: new Map(), stored: () => undefined }, branch);
  const [head] = heads;
  if (head === undefined || misfits.length > 0 || branch.some((entry) => entry.replicaId !== replicaId)) return null;
  const isStored = ({ bytes, seq }: NewEntry) => equalBytes(bytes, stored[seq]?.bytes ?? nothing);
  const from = admitted.findIndex((entry) => !isStored(entry));
  return from === -1 || from >= stored.length ? null : { from, entries: admitted.slice(from), head };
}
