// Decides, per log, which entries of an update may be let in: each run's longest prefix that continues the log that
// is known. The relay runs it before it stores or passes on anything, the browser before Yjs sees anything.
// What is let in is written anew by `encodeUpdate`, unless that would give the very same bytes.

import { entryHash, type Sha256 } from '../log/entryHead.ts';
import { emptyLog, type LogHead } from '../log/logHead.ts';
import { type MisfitReason, nextHead, placeOf } from '../log/nextHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import type { EntryRun, WireEntry } from './entryRun.ts';
import { type GrammarLimits, type ParsedRun, type ParsedUpdate, parseUpdate } from './updateGrammar.ts';

/** A run's new entries, views of the update's bytes, and the log's end with them. */
export interface AdmittedRun extends EntryRun {
  readonly head: LogHead;
}

export interface LogRefusal {
  readonly reason: 'gap' | 'fork' | 'not-append' | 'foreign-root' | 'too-large';
  readonly replica: ReplicaId;
  /** First entry not taken; for a gap, the first that is missing. */
  readonly seq: number;
  /** How many from there on are not taken; for a gap, how many are missing. */
  readonly count: number;
  readonly detail: string;
}

/**
 * The sender repeats old entries, the last of which has this hash. Since hashes chain, they are the known ones exactly
 * if the known entry at `seq` has it too; else the logs forked at or before `seq`. Nothing hinges on it: none is taken.
 */
export interface RepeatClaim {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly hash: string;
}

export interface Judgement {
  readonly admitted: readonly AdmittedRun[];
  /** Entries that were known already. */
  readonly duplicates: number;
  /** Repeats that end before the known end, so that the known head cannot vouch for them. */
  readonly unproven: readonly RepeatClaim[];
  readonly refusals: readonly LogRefusal[];
  /** The update is byte for byte what `encodeUpdate` writes for what is admitted. */
  readonly isVerbatim: boolean;
}

export type GuardResult =
  | { readonly kind: 'refused'; readonly reason: 'malformed'; readonly detail: string }
  | ({ readonly kind: 'judged' } & Judgement);

export interface GuardContext extends GrammarLimits {
  /** Null for a log not known yet. */
  readonly knownLog: (replica: ReplicaId) => LogHead | null;
  /** The hash that the entry had here before it was lost; undefined where that is not known. Only it may come back. */
  readonly lostHash?: (replica: ReplicaId, seq: number) => string | undefined;
  readonly sha256: Sha256;
}

export function guardUpdate(update: Uint8Array, context: GuardContext): GuardResult {
  const parsed = parseUpdate(update, context);
  return parsed.kind === 'refused' ? parsed : { kind: 'judged', ...admit(parsed, context) };
}

function admit(
  parsed: Extract<ParsedUpdate, { kind: 'parsed' }>,
  context: Pick<GuardContext, 'knownLog' | 'lostHash' | 'sha256'>,
): Judgement {
  const admitted: AdmittedRun[] = [];
  const unproven: RepeatClaim[] = [];
  const refusals: LogRefusal[] = [];
  let duplicates = 0;
  for (const run of parsed.runs) {
    const verdict = judgeRun(run, context.knownLog(run.replica) ?? emptyLog(run.replica), context);
    if (verdict.admitted !== null) admitted.push(verdict.admitted);
    if (verdict.unproven !== null) unproven.push(verdict.unproven);
    if (verdict.refusal !== null) refusals.push({ replica: run.replica, ...verdict.refusal });
    duplicates += verdict.duplicates;
  }
  for (const deletion of parsed.deletions) {
    refusals.push({ reason: 'not-append', ...deletion, detail: 'entries are never deleted' });
  }
  const isVerbatim = parsed.isCanonical && duplicates === 0 && refusals.length === 0;
  return { admitted, duplicates, unproven, refusals, isVerbatim };
}

interface Verdict {
  readonly admitted: AdmittedRun | null;
  readonly duplicates: number;
  readonly unproven: RepeatClaim | null;
  readonly refusal: Omit<LogRefusal, 'replica'> | null;
}

const nothing: Verdict = { admitted: null, duplicates: 0, unproven: null, refusal: null };

type Judging = Pick<GuardContext, 'lostHash' | 'sha256'>;

function judgeRun(run: ParsedRun, known: LogHead, judging: Judging): Verdict {
  const { replica, seq, entries, stop } = run;
  const { sha256 } = judging;
  if (entries.length === 0) return { ...nothing, refusal: stop };
  if (placeOf(seq, known) === 'leaves a gap') {
    return {
      ...nothing,
      refusal: {
        reason: 'gap',
        seq: known.length,
        count: seq - known.length,
        detail: 'entries before these are missing',
      },
    };
  }
  const repeated = Math.min(entries.length, known.length - seq);
  const lastRepeated = entries[repeated - 1];
  let unproven: RepeatClaim | null = null;
  if (lastRepeated !== undefined) {
    const claim = { replica, seq: seq + repeated - 1, hash: entryHash(lastRepeated.bytes, sha256) };
    if (claim.seq < known.length - 1) unproven = claim;
    else if (claim.hash !== known.hash) {
      return {
        ...nothing,
        refusal: {
          reason: 'fork',
          seq: claim.seq,
          count: run.seq + entries.length - claim.seq,
          detail: 'not the entry that is known here',
        },
      };
    }
  }
  const { taken, head, misfit } = takeChained(entries.slice(repeated), known, judging);
  const count = entries.length - repeated - taken.length;
  return {
    admitted: taken.length > 0 ? { replica, seq: known.length, entries: taken, head } : null,
    duplicates: repeated,
    unproven,
    refusal: misfit === null ? stop : { ...misfit, seq: head.length, count: count + (stop?.count ?? 0) },
  };
}

/** The longest prefix of `entries` that continues the log. */
function takeChained(entries: readonly WireEntry[], known: LogHead, { lostHash, sha256 }: Judging) {
  const hashOf = (entry: Uint8Array) => entryHash(entry, sha256);
  const taken: WireEntry[] = [];
  let head = known;
  for (const entry of entries) {
    const next = nextHead(head, entry.bytes, hashOf);
    if (typeof next === 'string') return { taken, head, misfit: refusals[next] };
    if ((lostHash?.(head.replica, head.length) ?? next.hash) !== next.hash)
      return { taken, head, misfit: notTheLostOne };
    taken.push(entry);
    head = next;
  }
  return { taken, head, misfit: null };
}

const notTheLostOne = { reason: 'fork', detail: 'not the entry that stood here' } as const;

const refusals: Readonly<Record<MisfitReason, Pick<LogRefusal, 'reason' | 'detail'>>> = {
  headless: { reason: 'not-append', detail: 'shorter than its head' },
  fork: { reason: 'fork', detail: 'not chained to the entry before it' },
  'not-increasing': { reason: 'not-append', detail: 'its stamp is not after that of the entry before it' },
};
