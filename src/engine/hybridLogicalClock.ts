// The hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): the one total order of events. A stamp
// is 48 bits of ms and a 16-bit counter; with the replica's 56 bits behind it, it is an event id whose text order is the
// replay order. Wall time is an argument; this file never reads a clock.

import type { LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import type { EventId } from './message.ts';

/** How far beyond our own corrected time a remote stamp may pull a clock, in ms. */
export const maxClockAheadMs = 60_000;

const maxMs = 2 ** 48 - 1;
const maxCounter = 0xffff;
const stampDigits = 16;
const replicaDigits = 14;
const eventIdPattern = /^[0-9a-f]{30}$/;

interface Stamp {
  readonly ms: number;
  readonly counter: number;
}

export interface Clock {
  /** A fresh id: greater than every id this clock has given, and than what it has observed within its limit. */
  tick(replicaId: ReplicaId): EventId;
  /** Somebody else's id. It pulls this clock forward, but never far: one wrong clock must not infect all others. */
  observe(id: EventId): void;
  /** The last id of our own log: never stamp at or below it, however far ahead it is. */
  raiseTo(id: EventId): void;
  /** Our log is another one now: what the last one was stamped binds no more, beyond what others' stamps may. */
  letGo(): void;
}

/** `wallNow` is this device's time, corrected by the relay's offset where known. */
export function createClock(options: { readonly wallNow: () => number; readonly maxAheadMs?: number }): Clock {
  const { wallNow, maxAheadMs = maxClockAheadMs } = options;
  let last: Stamp = { ms: 0, counter: 0 };

  return {
    tick(replicaId) {
      last = nextStamp(last, clampMs(wallNow()));
      return eventIdOf(last.ms, last.counter, replicaId);
    },
    observe(id) {
      last = later(last, atMost(stampIn(id), clampMs(wallNow() + maxAheadMs)));
    },
    raiseTo(id) {
      last = later(last, stampIn(id));
    },
    letGo() {
      last = atMost(last, clampMs(wallNow() + maxAheadMs));
    },
  };
}

export function eventIdOf(ms: number, counter: number, replicaId: ReplicaId): EventId {
  return eventIdFrom(ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0'), replicaId);
}

/** `stampHex` is a stamp as 16 lower-case hex digits, as an entry's head holds it. */
export function eventIdFrom(stampHex: string, replicaId: ReplicaId): EventId {
  return (stampHex + replicaId.toString(16).padStart(replicaDigits, '0')) as EventId;
}

/** Of the last entry of a log; null for an empty one. */
export function lastIdOf({ replica, length, stamp }: LogHead): EventId | null {
  return length === 0 ? null : eventIdFrom(stamp, replica);
}

export function parseEventId(
  text: string,
): { readonly ms: number; readonly counter: number; readonly replicaId: ReplicaId } | null {
  if (!eventIdPattern.test(text)) return null;
  const replica = Number.parseInt(text.slice(stampDigits), 16);
  if (!Number.isSafeInteger(replica)) return null;
  return { ...stampIn(text as EventId), replicaId: replica as ReplicaId };
}

/** The stamp of an id as 16 hex digits. */
export function stampOf(id: EventId): string {
  return id.slice(0, stampDigits);
}

/** When its author's clock said it happened, ms since 1970. */
export function msOf(id: EventId): number {
  return Number.parseInt(id.slice(0, 12), 16);
}

export function replicaIdOf(id: EventId): ReplicaId {
  return Number.parseInt(id.slice(stampDigits), 16) as ReplicaId;
}

function stampIn(id: EventId): Stamp {
  return { ms: msOf(id), counter: Number.parseInt(id.slice(12, stampDigits), 16) };
}

function nextStamp(last: Stamp, wall: number): Stamp {
  if (wall > last.ms) return { ms: wall, counter: 0 };
  if (last.counter < maxCounter) return { ms: last.ms, counter: last.counter + 1 };
  // A log that reached the year 10889 is retired long before it is written to again.
  if (last.ms === maxMs) throw new RangeError('the clock has no stamps left');
  return { ms: last.ms + 1, counter: 0 };
}

function later(a: Stamp, b: Stamp): Stamp {
  return b.ms > a.ms || (b.ms === a.ms && b.counter > a.counter) ? b : a;
}

function atMost(stamp: Stamp, ms: number): Stamp {
  return stamp.ms > ms ? { ms, counter: 0 } : stamp;
}

function clampMs(ms: number): number {
  return Math.min(Math.max(Math.floor(ms), 0), maxMs);
}
