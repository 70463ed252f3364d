// Parses a V1 update without Yjs and says what it holds for each log. It knows one document's grammar, not its state:
// whether a run fits what is already known is the guard's question.
//
//   update  = varUint sections, section*, deletes          section = varUint structs (> 0), varUint client, varUint clock, struct*
//   struct  = info, [origin id], [rightOrigin id], [parent, [parentSub]], content      (info: 5 bits of content, 3 flags)
//   entry   = any [ bytes ≥ 17 ] or any [ bytes ≥ 17, bytes ≤ 128 ], in a ContentAny
//   in a log: origin = the clock before of the same client, or at clock 0 the parent root "r:<client>"; nothing else
//
// Whatever Yjs could have written parses. A struct that no log may hold stops its own log's run there; bytes that
// Yjs would not have written make the whole update malformed.

import { headSize } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { rootName } from '../log/rootName.ts';
import type { WireEntry } from './entryRun.ts';
import { MalformedBytes, StrictReader } from './strictReader.ts';
import { content, readContent } from './structContent.ts';

export interface GrammarLimits {
  readonly maxEntryBytes: number;
  /** In one update. Not set: as many as fit into it. */
  readonly maxEntries?: number;
}

/** Protocol minima; a relay may raise them, never lower them. */
export const minEntryLimit = 16 * 1024;
export const minFrameLimit = 256 * 1024;
const maxSignatureBytes = 128;

/** Why a run stops, and how many clocks from there on are not taken. */
export interface RunStop {
  readonly reason: 'foreign-root' | 'not-append' | 'too-large';
  readonly seq: number;
  readonly count: number;
  readonly detail: string;
}

export interface ParsedRun {
  readonly replica: ReplicaId;
  readonly seq: number;
  /** Views of the update's bytes. */
  readonly entries: readonly WireEntry[];
  readonly stop: RunStop | null;
}

export type ParsedUpdate =
  | { readonly kind: 'refused'; readonly reason: 'malformed'; readonly detail: string }
  | {
      readonly kind: 'parsed';
      readonly runs: readonly ParsedRun[];
      /** What the delete set names. Nothing in a log is ever deleted. */
      readonly deletions: readonly { readonly replica: ReplicaId; readonly seq: number; readonly count: number }[];
      /** One struct per client, higher ids first, as Yjs writes a document whose items have merged. */
      readonly isCanonical: boolean;
    };

const flags = { origin: 0x80, rightOrigin: 0x40, parentSub: 0x20, content: 0x1f };

export function parseUpdate(update: Uint8Array, limits: GrammarLimits): ParsedUpdate {
  try {
    const reader = new StrictReader(update);
    const runs: ParsedRun[] = [];
    const seen = new Set<number>();
    let isCanonical = true;
    let left = limits.maxEntries ?? Number.POSITIVE_INFINITY;
    for (let sections = reader.varUint(); sections > 0; sections--) {
      const { run, structs } = readSection(reader, limits, left);
      const before = runs.at(-1);
      if (structs !== 1 || (before !== undefined && before.replica < run.replica)) isCanonical = false;
      left -= run.entries.length;
      if (seen.has(run.replica)) throw new MalformedBytes('two sections of one client');
      seen.add(run.replica);
      runs.push(run);
    }
    const end = reader.position;
    const deletions = readDeletions(reader);
    if (reader.position !== end + 1) isCanonical = false;
    if (!reader.isAtEnd()) throw new MalformedBytes('bytes after the end');
    return { kind: 'parsed', runs, deletions, isCanonical };
  } catch (cause) {
    if (cause instanceof MalformedBytes) return { kind: 'refused', reason: 'malformed', detail: cause.message };
    throw cause;
  }
}

function readSection(
  reader: StrictReader,
  limits: GrammarLimits,
  maxEntries: number,
): { readonly run: ParsedRun; readonly structs: number } {
  const structs = reader.varUint();
  if (structs === 0) throw new MalformedBytes('a section without structs');
  const replica = reader.varUint() as ReplicaId;
  const seq = reader.varUint();
  const entries: WireEntry[] = [];
  let stop: Omit<RunStop, 'count'> | null = null;
  let clock = seq;
  for (let n = 0; n < structs; n++) {
    const place = readPlace(reader, replica, clock);
    const length = readContent(reader, place.content, (entry, index) => {
      if (stop !== null) return;
      const tooMany = entries.length >= maxEntries ? misfits.tooMany : null;
      const misfit = place.misfit ?? entryMisfit(entry, limits) ?? tooMany;
      if (misfit === null && entry !== null) entries.push(entry);
      else if (misfit !== null) stop = { ...misfit, seq: clock + index };
    });
    if (length === 0) throw new MalformedBytes('a struct of length 0');
    if (place.content !== content.any && stop === null) {
      stop = { ...(place.misfit ?? misfits.notEntries(place.content)), seq: clock };
    }
    clock += length;
    if (!Number.isSafeInteger(clock)) throw new MalformedBytes('clock beyond 53 bits');
  }
  const stopped = stop as Omit<RunStop, 'count'> | null; // assigned in a callback, which the compiler cannot follow
  return { run: { replica, seq, entries, stop: stopped && { ...stopped, count: clock - stopped.seq } }, structs };
}

type Misfit = Pick<RunStop, 'reason' | 'detail'>;

const misfits = {
  notEntries: (kind: number): Misfit => ({ reason: 'not-append', detail: `content of kind ${kind} is not entries` }),
  notAnEntry: { reason: 'not-append', detail: 'not an entry: one array of bytes with a head, perhaps a signature' },
  tooLarge: (size: number): Misfit => ({ reason: 'too-large', detail: `an entry of ${size} bytes` }),
  tooMany: { reason: 'too-large', detail: 'more entries than one message may hold' },
  rightOrigin: { reason: 'not-append', detail: 'inserted before something' },
  keyed: { reason: 'not-append', detail: 'a map value' },
  notAfterLast: { reason: 'not-append', detail: 'not after the entry before it' },
  elsewhere: (where: string): Misfit => ({ reason: 'foreign-root', detail: `written to ${where}` }),
} satisfies Record<string, Misfit | ((value: never) => Misfit)>;

/** Where a struct stands, and why that is not at the end of its replica's own log. */
function readPlace(
  reader: StrictReader,
  replica: ReplicaId,
  clock: number,
): { content: number; misfit: Misfit | null } {
  const info = reader.byte();
  const kind = info & flags.content;
  if (kind > content.skip) throw new MalformedBytes(`content of unknown kind ${kind}`);
  if (kind === content.gc || kind === content.skip) return { content: kind, misfit: null };
  const originClient = info & flags.origin ? reader.varUint() : null;
  const originClock = originClient === null ? null : reader.varUint();
  const hasRightOrigin = (info & flags.rightOrigin) !== 0;
  if (hasRightOrigin) readId(reader);
  let root: string | null = null;
  const hasParent = originClient === null && !hasRightOrigin;
  if (hasParent) {
    const parentKind = reader.varUint();
    if (parentKind > 1) throw new MalformedBytes('neither a root nor an id as parent');
    if (parentKind === 1) root = reader.varString();
    else readId(reader);
    if (info & flags.parentSub) reader.varString();
  }
  return { content: kind, misfit: placeMisfit() };

  function placeMisfit(): Misfit | null {
    if (hasRightOrigin) return misfits.rightOrigin;
    if (info & flags.parentSub) return misfits.keyed;
    if (hasParent && root === null) return misfits.elsewhere('a nested type');
    if (root !== null && root !== rootName(replica))
      return misfits.elsewhere(`root ${JSON.stringify(root.slice(0, 40))}`);
    if (originClient !== null && originClient !== replica)
      return misfits.elsewhere(`the log of replica ${originClient}`);
    const before = originClock ?? -1;
    return before === clock - 1 ? null : misfits.notAfterLast;
  }
}

function entryMisfit(entry: WireEntry | null, limits: GrammarLimits): Misfit | null {
  if (entry === null || entry.bytes.length < headSize) return misfits.notAnEntry;
  if (entry.bytes.length > limits.maxEntryBytes) return misfits.tooLarge(entry.bytes.length);
  return entry.signature !== null && entry.signature.length > maxSignatureBytes ? misfits.notAnEntry : null;
}

function readDeletions(reader: StrictReader): { replica: ReplicaId; seq: number; count: number }[] {
  const deletions: { replica: ReplicaId; seq: number; count: number }[] = [];
  for (let clients = reader.varUint(); clients > 0; clients--) {
    const replica = reader.varUint() as ReplicaId;
    for (let ranges = reader.varUint(); ranges > 0; ranges--) {
      deletions.push({ replica, seq: reader.varUint(), count: reader.varUint() });
    }
  }
  return deletions;
}

function readId(reader: StrictReader): void {
  reader.varUint();
  reader.varUint();
}
