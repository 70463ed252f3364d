// The logs that a client holds. It takes what the relay sends as a sceptic does: real Yjs decodes the update, and every
// entry must stand in its own log, in order, chained to the one before. None of the relay's own guard is used here.

import * as Y from 'yjs';
import { emptyChain, entryHash, readHead, writeEntry } from '../../src/log/entryHead.ts';
import type { ToldHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { rootName } from '../../src/log/rootName.ts';
import type { EntryRun, WireEntry } from '../../src/wire/entryRun.ts';
import { sha256 } from './cart.ts';

/** The relay passed on something that no member may have. */
export class Unsound extends Error {}

export interface HeldLogs {
  readonly entries: (replica: ReplicaId) => readonly WireEntry[];
  readonly lengths: () => ReadonlyMap<ReplicaId, number>;
  readonly heads: () => readonly ToldHead[];
  /** Hash of a log's last entry. */
  readonly headOf: (replica: ReplicaId) => string;
  /** Returns what was new. Throws Unsound. */
  readonly take: (update: Uint8Array) => readonly EntryRun[];
  /** Writes the next entries of a log, and returns them. */
  readonly append: (replica: ReplicaId, bodies: readonly Uint8Array[]) => EntryRun;
  /** What a holder of `vector` lacks. */
  readonly beyond: (vector: ReadonlyMap<ReplicaId, number>) => readonly EntryRun[];
}

interface Log {
  readonly entries: WireEntry[];
  head: string;
  stamp: string;
}

const maxSignatureBytes = 128;

export function heldLogs(now: () => number = Date.now): HeldLogs {
  const logs = new Map<ReplicaId, Log>();

  function logOf(replica: ReplicaId): Log {
    const log = logs.get(replica) ?? { entries: [], head: emptyChain, stamp: '' };
    logs.set(replica, log);
    return log;
  }

  function push(log: Log, entry: WireEntry, where: string): void {
    const head = readHead(entry.bytes);
    if (head === null) throw new Unsound(`${where} is shorter than a head`);
    if (head.previous !== log.head) throw new Unsound(`${where} is not chained to the entry before it`);
    if (log.entries.length > 0 && head.stamp <= log.stamp)
      throw new Unsound(`${where} is stamped before the one before`);
    log.entries.push(entry);
    log.head = entryHash(entry.bytes, sha256);
    log.stamp = head.stamp;
  }

  function takeItem(item: Y.Item): EntryRun | null {
    const { client: replica, clock } = item.id;
    const log = logOf(replica as ReplicaId);
    const seq = log.entries.length;
    const offered = entriesOf(item);
    if (clock > seq) throw new Unsound(`entry ${clock} of log ${replica} came before ${seq}`);
    const fresh: WireEntry[] = [];
    for (const [index, entry] of offered.entries()) {
      const known = log.entries[clock + index];
      const where = `entry ${clock + index} of log ${replica}`;
      if (known === undefined) {
        push(log, entry, where);
        fresh.push(entry);
      } else if (!equalEntries(known, entry)) throw new Unsound(`${where} is another one than before`);
    }
    return fresh.length === 0 ? null : { replica: replica as ReplicaId, seq, entries: fresh };
  }

  return {
    entries: (replica) => logs.get(replica)?.entries ?? [],
    lengths: () => new Map([...logs].map(([replica, { entries }]) => [replica, entries.length])),
    heads: () => [...logs].map(([replica, { entries, head }]) => ({ replica, length: entries.length, hash: head })),

    headOf: (replica) => logs.get(replica)?.head ?? emptyChain,

    take(update) {
      const { structs, ds } = Y.decodeUpdate(update);
      if (ds.clients.size > 0) throw new Unsound('an update that deletes');
      return structs.map((struct) => takeItem(entryItem(struct))).filter((run) => run !== null);
    },

    append(replica, bodies) {
      const log = logOf(replica);
      const seq = log.entries.length;
      for (const body of bodies) {
        const millisecond = Math.max(now(), log.stamp === '' ? 0 : Number.parseInt(log.stamp.slice(0, 12), 16) + 1);
        const stamp = `${millisecond.toString(16).padStart(12, '0')}0000`;
        push(log, { bytes: writeEntry({ stamp, previous: log.head }, body), signature: null }, 'an entry of our own');
      }
      return { replica, seq, entries: log.entries.slice(seq) };
    },

    beyond: (vector) =>
      [...logs]
        .map(([replica, { entries }]) => ({ replica, seq: vector.get(replica) ?? 0, entries }))
        .map(({ replica, seq, entries }) => ({ replica, seq, entries: entries.slice(seq) }))
        .filter(({ entries }) => entries.length > 0),
  };
}

/** The struct as an item at the end of its replica's own root array. */
function entryItem(struct: Y.Item | Y.GC | { readonly id: Y.ID }): Y.Item {
  const { client, clock } = struct.id;
  if (!(struct instanceof Y.Item)) throw new Unsound(`a struct that is no item in log ${client}`);
  if (struct.rightOrigin !== null || struct.parentSub !== null) throw new Unsound(`an insertion in log ${client}`);
  const { origin } = struct;
  // What Yjs decodes has its parent's name, or an origin, and not yet a parent.
  const isPlaced =
    clock === 0
      ? origin === null && (struct.parent as unknown) === rootName(client as ReplicaId)
      : origin !== null && origin.client === client && origin.clock === clock - 1;
  if (!isPlaced) throw new Unsound(`entry ${clock} of log ${client} stands elsewhere`);
  return struct;
}

function entriesOf(item: Y.Item): WireEntry[] {
  if (!(item.content instanceof Y.ContentAny)) throw new Unsound(`content that is no entries in log ${item.id.client}`);
  return item.content.arr.map((value: unknown) => {
    if (!Array.isArray(value) || value.length < 1 || value.length > 2) throw new Unsound('a value that is no entry');
    const [bytes, signature = null] = value as unknown[];
    const isSigned = signature instanceof Uint8Array && signature.length <= maxSignatureBytes;
    if (!(bytes instanceof Uint8Array) || !(signature === null || isSigned))
      throw new Unsound('an entry of other things');
    return { bytes: bytes.slice(), signature: isSigned ? signature.slice() : null };
  });
}

export function equalEntries(a: WireEntry, b: WireEntry): boolean {
  if (Buffer.compare(a.bytes, b.bytes) !== 0) return false;
  if (a.signature === null || b.signature === null) return a.signature === b.signature;
  return Buffer.compare(a.signature, b.signature) === 0;
}
