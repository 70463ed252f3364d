// What a room's log tells the room of.

import type { ToldHead } from '../../src/log/logHead.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { HeldLogs } from '../../src/wire/frames.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';

/** An update to pass on, and what it says. */
export interface Passed {
  readonly update: Uint8Array;
  readonly runs: readonly EntryRun[];
}

export interface CartLogEvents {
  /** What another relay has written, or a member has written there: to be passed on. */
  readonly arrived: (updates: readonly Passed[]) => void;
  /** These logs have become durable up to these heads. */
  readonly durable: (moved: readonly ToldHead[]) => void;
  /** What was taken first, of what waits, is judged: durable, save what is refused. */
  readonly settled: (refusals: readonly LogRefusal[]) => void;
  /** What devices hold, as other relays have heard it. */
  readonly held: (devices: readonly HeldLogs[]) => void;
  /** A commit failed. These entries are forgotten, and none are taken until `recovered`. */
  readonly dropped: (runs: readonly EntryRun[]) => void;
  /** Commits work again, and the log is as the storage has it. */
  readonly recovered: () => void;
  /** Entries could not be read: they are damaged, or the disk fails. */
  readonly unreadable: (cause: unknown) => void;
  /** The operator has deleted the cart. */
  readonly gone: () => void;
}
