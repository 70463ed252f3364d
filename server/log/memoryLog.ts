// The log in memory: the reference for the contract, and what tests run on.

import { entryHash } from '../../src/log/entryHead.ts';
import type { LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdates } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../../src/wire/entryRun.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import { sha256 } from '../host/sha256.ts';
import { continuation } from './continuation.ts';
import { followers } from './followers.ts';
import { LogFailure, type LogStorage } from './logStorage.ts';

interface MemoryCart {
  position: number;
  bytes: number;
  writtenAt: number;
  readonly held: Map<string, StateVector>;
  readonly claims: Map<string, Uint8Array>;
  readonly logs: Map<ReplicaId, { head: LogHead; readonly entries: WireEntry[] }>;
}

export interface MemoryLog extends LogStorage {
  /** What the operator's `delete-cart` does to the one on disk. */
  readonly deleteCart: (cartId: string) => void;
  /** What a backup of now would be restored to. */
  readonly copy: () => MemoryLog;
}

export function memoryLog(backup: ReadonlyMap<string, MemoryCart> = new Map()): MemoryLog {
  const carts = new Map(structuredClone(backup));
  const gone = new Set<string>();
  const following = followers();
  let unsaid: string[] = [];
  const cartOf = (cartId: string): MemoryCart =>
    carts.get(cartId) ?? { position: 0, bytes: 0, writtenAt: 0, held: new Map(), claims: new Map(), logs: new Map() };

  return {
    async open(cartId) {
      const { position, bytes, logs } = cartOf(cartId);
      const heads = new Map([...logs].map(([replica, log]) => [replica, log.head]));
      return { position, bytes, logs: heads, isGone: gone.has(cartId), lost: new Map() };
    },

    async append(batch) {
      const cart = cartOf(batch.cartId);
      if (gone.has(batch.cartId)) throw new LogFailure('the cart is gone');
      const { runs, refusals } = continuation(batch.update, {
        head: (replica) => cart.logs.get(replica)?.head ?? null,
        hashAt: (replica, seq) => hashIn(cart, replica, seq),
        lostHash: () => undefined,
      });
      for (const run of runs) {
        const entries = cart.logs.get(run.replica)?.entries ?? [];
        entries.push(...run.entries);
        cart.logs.set(run.replica, { head: run.head, entries });
        cart.position += run.entries.length;
        for (const { bytes } of run.entries) cart.bytes += bytes.length;
      }
      if (runs.length > 0) {
        cart.writtenAt = batch.receivedAt;
        carts.set(batch.cartId, cart);
      }
      following.committed(batch.cartId, batch.update);
      return refusals;
    },
    follow: following.follow,

    async *read(cartId, ranges) {
      const { logs } = cartOf(cartId);
      const runs: EntryRun[] = ranges.map(({ replica, from, to }) => {
        const entries = logs.get(replica)?.entries.slice(from, to) ?? [];
        if (entries.length !== to - from) throw new LogFailure(`log ${replica} has no entries up to ${to}`);
        return { replica, seq: from, entries };
      });
      yield* encodeUpdates(runs);
    },

    async hashesAt(cartId, places) {
      const cart = cartOf(cartId);
      return places.map(({ replica, seq }) => hashIn(cart, replica, seq));
    },

    async keepHeld({ cartId, devices }) {
      for (const { device, lengths } of devices) carts.get(cartId)?.held.set(device, new Map(lengths));
    },

    async heldBy(cartId) {
      return [...cartOf(cartId).held].map(([device, lengths]) => ({ device, lengths: new Map(lengths) }));
    },

    async claim({ cartId, name, value, most }) {
      if (gone.has(cartId)) throw new LogFailure('the cart is gone');
      const claims = carts.get(cartId)?.claims;
      if (claims === undefined) return { kind: 'no-entries' };
      const standing = claims.get(name);
      if (standing !== undefined) return { kind: 'stands', value: standing };
      if (claims.size >= most) return { kind: 'full' };
      claims.set(name, value.slice());
      return { kind: 'stands', value };
    },

    async newlyGone() {
      const told = unsaid;
      unsaid = [];
      return told;
    },

    async dropIdle(before, except) {
      const idle = [...carts].filter(([cartId, { writtenAt }]) => writtenAt < before && !except.includes(cartId));
      for (const [cartId] of idle) carts.delete(cartId);
      return idle.length;
    },

    deleteCart(cartId) {
      carts.delete(cartId);
      gone.add(cartId);
      unsaid.push(cartId);
    },

    copy: () => memoryLog(carts),
    async probe() {},
    async close() {},
  };
}

function hashIn({ logs }: MemoryCart, replica: ReplicaId, seq: number): string | null {
  const entry = logs.get(replica)?.entries[seq];
  return entry === undefined ? null : entryHash(entry.bytes, sha256);
}
