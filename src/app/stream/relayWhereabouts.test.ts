import { expect, test } from 'vitest';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import type { Replica, ReplicaStatus } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createRelayWhereabouts } from './relayWhereabouts.ts';

const alice = 1 as ReplicaId;
const bob = 2 as ReplicaId;

function entry(replicaId: ReplicaId, seq: number, id: string): StoredEntry {
  const bytes = new Uint8Array();
  return { streamId: 'cart' as StreamId, replicaId, seq, id: id as EventId, bytes, signature: null, receivedAt: 0 };
}

function relayThatSays(durable: Record<number, number>, status: ReplicaStatus): Replica {
  return {
    offer() {},
    status: () => status,
    durableLength: (replicaId) => durable[replicaId] ?? 0,
    heldElsewhere: () => new Map(),
    claim: async () => ({ kind: 'unanswered' }),
    tellStoreChanged() {},
    setPresence() {},
    presence: () => new Map(),
    subscribe: () => () => {},
    reconnect() {},
    close() {},
  };
}
const online = { kind: 'online', role: 'edit', caughtUp: true } as const;

test('[R18] everything waits until the relay has called it durable', () => {
  const progress = createRelayWhereabouts([]);
  progress.stored([entry(alice, 0, 'b'), entry(bob, 0, 'a'), entry(alice, 1, 'c')]);
  expect(progress.waiting()).toEqual(['a', 'b', 'c']);
  expect(progress.refresh(relayThatSays({ [alice]: 1, [bob]: 1 }, online))).toBe(true);
  expect(progress.waiting()).toEqual(['c']);
  expect(progress.refresh(relayThatSays({ [alice]: 1, [bob]: 1 }, online))).toBe(false);
});

test('[R18] a relay that knows less than it once said is believed: what it lost waits again', () => {
  const progress = createRelayWhereabouts([{ replicaId: alice, length: 2 }]);
  progress.stored([entry(alice, 0, 'a'), entry(alice, 1, 'b')]);
  expect(progress.waiting()).toEqual([]);
  progress.refresh(relayThatSays({}, online));
  expect(progress.waiting()).toEqual(['a', 'b']);
});

test('without a finished exchange, the last word stands', () => {
  const progress = createRelayWhereabouts([{ replicaId: alice, length: 1 }]);
  progress.stored([entry(alice, 0, 'a'), entry(alice, 1, 'b')]);
  for (const status of [{ kind: 'offline' }, { kind: 'connecting' }, { ...online, caughtUp: false }] as const) {
    expect(progress.refresh(relayThatSays({ [alice]: 2 }, status))).toBe(false);
    expect(progress.waiting()).toEqual(['b']);
  }
  expect(progress.lastKnown()).toEqual([{ replicaId: alice, length: 1 }]);
});
