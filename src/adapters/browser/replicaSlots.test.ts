import { describe, expect, test } from 'vitest';
import type { StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createReplicaSlots } from './replicaSlots.ts';

const cart = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const otherCart = 'BBBBBBBBBBBBBBBBBBBBBB' as StreamId;

/** Web Locks as far as slots use them: exclusive, `ifAvailable`, held while the callback's promise is open. */
function fakeLocks() {
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
    expect(options).toEqual({ mode: 'exclusive', ifAvailable: true });
    await Promise.resolve();
    if (held.has(name)) return callback(null);
    held.add(name);
    try {
      return await callback({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  };
  return { held, request: request as unknown as LockManager['request'] };
}

function device() {
  const kept = new Map<string, ReplicaId>();
  let minted = 0;
  const failures: Error[] = [];
  const locks = fakeLocks();
  const slots = createReplicaSlots({
    locks,
    newReplicaId: () => ++minted as ReplicaId,
    records: {
      get: async (streamId, slot) => kept.get(`${streamId}/${slot}`) ?? null,
      put: async (streamId, slot, replicaId) => {
        const failure = failures.pop();
        if (failure) throw failure;
        kept.set(`${streamId}/${slot}`, replicaId);
      },
    },
  });
  return { slots, kept, locks, failures };
}

describe('[R13] replica slots: one writer per log', () => {
  test('two tabs of one cart write to two logs; a reload goes on with the log it had', async () => {
    const { slots } = device();
    const alice = await slots.take(cart);
    const bob = await slots.take(cart);
    expect([alice?.replicaId, bob?.replicaId]).toEqual([1, 2]);
    alice?.release();
    await settled();
    expect((await slots.take(cart))?.replicaId).toBe(1);
  });

  test('tabs that open at the same moment never share a slot', async () => {
    const { slots } = device();
    const taken = await Promise.all(Array.from({ length: 10 }, () => slots.take(cart)));
    expect(new Set(taken.map((slot) => slot?.replicaId)).size).toBe(10);
  });

  test('carts have slots of their own', async () => {
    const { slots, locks } = device();
    await slots.take(cart);
    await slots.take(otherCart);
    expect([...locks.held]).toEqual([`trolley/${cart}/0`, `trolley/${otherCart}/0`]);
  });

  test('a retired id is given up for ever, the slot stays', async () => {
    const { slots, kept, locks } = device();
    const first = await slots.take(cart);
    const second = await first?.retire();
    expect(second?.replicaId).toBe(2);
    expect(kept.get(`${cart}/0`)).toBe(2);
    expect(locks.held.size).toBe(1);
    second?.release();
    await settled();
    expect(locks.held.size).toBe(0);
    expect((await slots.take(cart))?.replicaId).toBe(2);
  });

  test('where the id cannot be kept there is no slot, and the lock is let go', async () => {
    const { slots, locks, failures } = device();
    failures.push(new Error('disk full'));
    await expect(slots.take(cart)).rejects.toThrow('disk full');
    await settled();
    expect(locks.held.size).toBe(0);
  });

  test('[R13] without Web Locks every visit writes a log of its own, which is kept nowhere', async () => {
    let serial = 0;
    const slots = createReplicaSlots({
      locks: undefined,
      records: neverAsked,
      newReplicaId: () => ++serial as ReplicaId,
    });
    const first = await slots.take(cart);
    const second = await slots.take(cart);
    const retired = await first?.retire();
    expect([first, second, retired].map((slot) => slot?.replicaId)).toEqual([1, 2, 3]);
  });

  test('a lock manager that fails is reported', async () => {
    const broken = { request: () => Promise.reject(new Error('InvalidStateError')) } as unknown as LockManager;
    const slots = createReplicaSlots({ locks: broken, records: neverAsked, newReplicaId: () => 1 as ReplicaId });
    await expect(slots.take(cart)).rejects.toThrow('InvalidStateError');
  });
});

const neverAsked = { get: () => Promise.reject(new Error('asked')), put: () => Promise.reject(new Error('asked')) };

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
