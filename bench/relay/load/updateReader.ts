// The few bytes of a server's message that the bench looks at, read in place: whose update it is, how many entries came,
// and what has become durable.

import type { ReplicaId } from '../../../src/log/replicaId.ts';

/** Reads on from a place that the caller sets. */
export interface Cursor {
  at: number;
}

/** Below 2^53. */
export function varUint(bytes: Uint8Array, cursor: Cursor): number {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = bytes[cursor.at++] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
}

const syncTypes = new Set([0, 4]); // Hocuspocus has a second one for answers

export function isUpdate(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === 0 && bytes[start + 1] === 2;
}

/** Puts the cursor on the update inside of a step 2 or an update; false for other messages. */
export function enterUpdate(bytes: Uint8Array, start: number, cursor: Cursor): boolean {
  const step = bytes[start + 1] ?? 0;
  if (!syncTypes.has(bytes[start] ?? -1) || step < 1 || step > 2) return false;
  cursor.at = start + 2;
  varUint(bytes, cursor); // its length
  return true;
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const contentOnly = 0x1f;
const contentAny = 8;

/** How many entries an update holds that is made of logs, and of nothing else. */
export function countEntries(bytes: Uint8Array, cursor: Cursor): number {
  let entries = 0;
  for (let replicas = varUint(bytes, cursor); replicas > 0; replicas--) {
    let structs = varUint(bytes, cursor);
    varUint(bytes, cursor); // the replica
    varUint(bytes, cursor); // the clock
    for (; structs > 0; structs--) {
      const info = bytes[cursor.at++] ?? 0;
      if ((info & contentOnly) !== contentAny || (info & hasRightOrigin) !== 0)
        throw new Error('an update of other things');
      if ((info & hasOrigin) !== 0) {
        varUint(bytes, cursor);
        varUint(bytes, cursor);
      } else {
        varUint(bytes, cursor); // the parent is a root
        const nameLength = varUint(bytes, cursor);
        cursor.at += nameLength;
      }
      const length = varUint(bytes, cursor);
      for (let entry = 0; entry < length; entry++) skipEntry(bytes, cursor);
      entries += length;
    }
  }
  return entries;
}

/** An array of byte arrays. */
function skipEntry(bytes: Uint8Array, cursor: Cursor): void {
  cursor.at++;
  for (let arrays = varUint(bytes, cursor); arrays > 0; arrays--) {
    cursor.at++;
    const length = varUint(bytes, cursor);
    cursor.at += length;
  }
}

const durable = 100;
const hashBytes = 8;

/** Trolley's own message: the logs that are on the disk so far. */
export function eachDurable(
  bytes: Uint8Array,
  start: number,
  each: (replica: ReplicaId, length: number) => void,
): void {
  if (bytes[start] !== durable) return;
  const cursor = { at: start + 1 };
  for (let logs = varUint(bytes, cursor); logs > 0; logs--) {
    const replica = varUint(bytes, cursor);
    each(replica as ReplicaId, varUint(bytes, cursor));
    cursor.at += hashBytes;
  }
}
