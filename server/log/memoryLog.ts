// The log in memory: the reference for the contract, and what tests run on.

import { entryHash } from '../../src/log/entryHead.ts';
import type { LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdates } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../../src/wire/entryRun.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import { sha256 } from '../host/sha256.ts';
import { continuation } from './continuation.ts';
import { followers } from './followers.ts';
import type { LogCache, MessageOutcome, StreamMessage } from './logCache.ts';
import { type Batch, type ClaimOutcome, type ClaimRequest, LogFailure, type LogStorage } from './logStorage.ts';
import { decodeClaim, decodeHeld, decodeIdle, isMoment } from './messageBodies.ts';

interface MemoryCart {
  position: number;
  bytes: number;
  writtenAt: number;
  readonly held: Map<string, StateVector>;
  readonly claims: Map<string, Uint8Array>;
  readonly logs: Map<ReplicaId, { head: LogHead; readonly entries: WireEntry[] }>;
}

export interface MemoryLog extends LogStorage, LogCache {
  /** What the operator's `delete-cart` does to the one on disk. */
  readonly deleteCart: (cartId: string) => void;
  /** What a backup of now would be restored to. */
  readonly copy: () => MemoryLog;
}

export function memoryLog(
  backup: ReadonlyMap<string, MemoryCart> = new Map(),
  followed: ReadonlyMap<string, number> = new Map(),
): MemoryLog {
  const carts = new Map(structuredClone(backup));
  const places = new Map(followed);
  const gone = new Set<string>();
  const following = followers();
  let unsaid: string[] = [];
  const cartOf = (cartId: string): MemoryCart =>
    carts.get(cartId) ?? { position: 0, bytes: 0, writtenAt: 0, held: new Map(), claims: new Map(), logs: new Map() };

  function append({ cartId, update, receivedAt }: Batch): readonly LogRefusal[] {
    const cart = cartOf(cartId);
    if (gone.has(cartId)) throw new LogFailure('the cart is gone');
    const { runs, refusals } = continuation(update, {
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
      cart.writtenAt = receivedAt;
      carts.set(cartId, cart);
    }
    return refusals;
  }

  function claim({ cartId, name, value, most }: ClaimRequest): ClaimOutcome {
    if (gone.has(cartId)) throw new LogFailure('the cart is gone');
    const claims = carts.get(cartId)?.claims;
    if (claims === undefined) return { kind: 'no-entries' };
    const standing = claims.get(name);
    if (standing !== undefined) return { kind: 'stands', value: standing };
    if (claims.size >= most) return { kind: 'full' };
    claims.set(name, value.slice());
    return { kind: 'stands', value };
  }

  function outcomeOf({ kind, cartId, body, at }: StreamMessage): MessageOutcome {
    if (kind === 'gone') {
      if (!isMoment(body, at)) return { kind: 'nothing', why: 'noise' };
      carts.delete(cartId);
      gone.add(cartId);
      return { kind };
    }
    if (kind === 'idle') {
      const before = decodeIdle(body, at);
      if (before === null) return { kind: 'nothing', why: 'noise' };
      const isDropped = (carts.get(cartId)?.writtenAt ?? Number.POSITIVE_INFINITY) < before;
      if (isDropped) carts.delete(cartId);
      return { kind, isDropped };
    }
    if (kind === 'unknown') return { kind: 'nothing', why: 'unknown' };
    if (kind === 'held') {
      const devices = decodeHeld(body) ?? [];
      for (const { device, lengths } of devices) carts.get(cartId)?.held.set(device, lengths);
      return { kind, devices };
    }
    if (kind === 'entries') return { kind, refusals: append({ cartId, update: body, receivedAt: at }) };
    const request = decodeClaim(cartId, body);
    return request === null ? { kind: 'nothing', why: 'not a claim' } : { kind, outcome: claim(request) };
  }

  return {
    async open(cartId) {
      const { position, bytes, logs } = cartOf(cartId);
      const heads = new Map([...logs].map(([replica, log]) => [replica, log.head]));
      return { position, bytes, logs: heads, isGone: gone.has(cartId), lost: new Map() };
    },

    async append(batch) {
      const refusals = append(batch);
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

    claim: async (request) => claim(request),
    async take(messages) {
      return messages.map((message): MessageOutcome => {
        const { stream, seq } = message;
        if (seq <= (places.get(stream) ?? 0)) return { kind: 'nothing', why: 'taken already' };
        places.set(stream, seq);
        try {
          return outcomeOf(message);
        } catch (cause) {
          if (cause instanceof LogFailure) return { kind: 'nothing', why: cause.message };
          throw cause;
        }
      });
    },
    idle: async (before) => [...carts].flatMap(([cartId, { writtenAt }]) => (writtenAt < before ? [cartId] : [])),
    followed: async () => ({ places: new Map(places), hasCarts: carts.size > 0 }),
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

    copy: () => memoryLog(carts, places),
    async probe() {},
    async close() {},
  };
}

function hashIn({ logs }: MemoryCart, replica: ReplicaId, seq: number): string | null {
  const entry = logs.get(replica)?.entries[seq];
  return entry === undefined ? null : entryHash(entry.bytes, sha256);
}
