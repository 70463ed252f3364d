// A tab as the app would wire it: a store, a replica, and the way between them. Tabs of one device share a database and a
// channel.

import { WebSocket as NodeWebSocket } from 'ws';
import { type EventStore, type NewEntry, StorageFailure, type StoredEntry } from '../../../engine/eventStore.ts';
import { createMemoryDatabase, createMemoryEventStore, type MemoryDatabase } from '../../../engine/memoryEventStore.ts';
import type { ActorId, StreamId } from '../../../engine/message.ts';
import type { ForkedLog, Replica } from '../../../engine/replica.ts';
import { emptyChain, writeEntry } from '../../../log/entryHead.ts';
import type { ReplicaId } from '../../../log/replicaId.ts';
import type { Role } from '../../../log/role.ts';
import { hashOf } from '../../../log/sha256.ts';
import { createCartLinks } from '../../browser/cartLinks.ts';
import type { ReplicaEnvironment } from '../replicaEnvironment.ts';
import type { BroadcastPort } from '../tabChannel.ts';
import { createYjsReplica } from '../yjsReplica.ts';

export const cart = createCartLinks((length) => new Uint8Array(length).fill(1)).mint();
const streamId = cart.cartId as StreamId;
const viewKey = createCartLinks(() => new Uint8Array(16)).viewKeyOf(cart.key);

/** What tabs of one browser share. */
export interface Device {
  readonly actorId: ActorId;
  readonly database: MemoryDatabase;
  readonly ports: Set<(data: unknown) => void>;
}

export function createDevice(name = 'somebody'): Device {
  return { actorId: name as ActorId, database: createMemoryDatabase(), ports: new Set() };
}

export const nodeEnvironment: ReplicaEnvironment = {
  now: Date.now,
  random: () => 0.1,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  WebSocket: NodeWebSocket as unknown as typeof WebSocket,
  isRelayUp: async (origin) => (await fetch(`${origin}/healthz`).catch(() => null))?.ok === true,
  isVisible: () => true,
  isOffline: () => false,
  onOffline: () => () => {},
  onWake: () => () => {},
  openChannel: () => channelOf(new Set()),
};

export interface TestTab {
  readonly replica: Replica;
  readonly replicaId: ReplicaId | null;
  /** Every entry this tab was told of, in order. */
  readonly delivered: StoredEntry[];
  readonly offsets: { readonly ms: number; readonly doubtMs: number }[];
  readonly forks: ForkedLog[];
  /** How often it was told the whole history: once, and again when it had become another one. */
  histories(): number;
  /** Full: storing fails. Forgetful: what comes from elsewhere is not kept, and nobody is told. Broken: reading fails. Slow: storing takes so many ms. Stuck: storing waits for that. */
  readonly disk: {
    isFull: boolean;
    isForgetful: boolean;
    isBroken: boolean;
    slowMs: number;
    stuckUntil: Promise<void> | null;
  };
  /** Times `receive` was called, with how many entries. */
  readonly received: number[];
  write(count?: number, bodySize?: number): Promise<void>;
  /** Stores without telling the replica or other tabs. */
  writeSilently(count?: number): Promise<void>;
  /** Its own log in the store. */
  readOwn(fromSeq: number): Promise<readonly StoredEntry[]>;
  heads(): Promise<Record<number, number>>;
  wake(why: 'online' | 'visible'): void;
  close(): void;
}

const openTabs = new Set<TestTab>();

export function closeAllTabs(): void {
  for (const tab of openTabs) tab.close();
}

export async function openTab(options: {
  readonly relayUrl: string;
  readonly replicaId: number | null;
  readonly device?: Device;
  readonly role?: Role;
  readonly environment?: Partial<ReplicaEnvironment>;
}): Promise<TestTab> {
  const device = options.device ?? createDevice();
  const role = options.role ?? 'edit';
  const replicaId = options.replicaId as ReplicaId | null;
  const store = createMemoryEventStore({ now: Date.now, database: device.database });
  const delivered: StoredEntry[] = [];
  let histories = 0;
  const received: number[] = [];
  const offsets: { readonly ms: number; readonly doubtMs: number }[] = [];
  const forks: ForkedLog[] = [];
  const disk: TestTab['disk'] = { isFull: false, isForgetful: false, isBroken: false, slowMs: 0, stuckUntil: null };
  const wakers = new Set<(why: 'online' | 'visible') => void>();
  let isClosed = false;
  let replica: Replica | null = null;
  const stream = await store.open(streamId, {
    history(entries) {
      histories += 1;
      delivered.splice(0, delivered.length, ...entries);
    },
    arrived(entries) {
      delivered.push(...entries);
      if (!isClosed) replica?.offer(entries);
    },
    removed() {},
  });

  async function catchUp() {
    try {
      await stream.catchUp();
    } catch (failure) {
      if (!isClosed) throw failure;
    }
  }

  const connected: Replica = await createYjsReplica({
    streamId,
    key: role === 'view' ? viewKey : cart.key,
    role,
    relayUrl: options.relayUrl,
    replicaId,
    actorId: device.actorId,
    store: {
      ...store,
      heads: async (id) => {
        if (disk.isBroken) throw new StorageFailure('closed', 'the browser closed the database');
        return store.heads(id);
      },
    },
    events: {
      async receive(entries) {
        received.push(entries.length);
        if (disk.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, disk.slowMs));
        if (disk.stuckUntil !== null) await disk.stuckUntil;
        if (disk.isFull) throw new StorageFailure('full', 'no room');
        if (!disk.isForgetful) await stream.append(entries);
      },
      storeChanged: () => void catchUp(),
      storeGrew(id, length) {
        if ((stream.head(id)?.length ?? 0) < length) void catchUp();
      },
      clockOffset: (ms, doubtMs) => void offsets.push({ ms, doubtMs }),
      forked: (log) => void forks.push(log),
    },
    environment: {
      ...nodeEnvironment,
      onWake(listener) {
        wakers.add(listener);
        return () => wakers.delete(listener);
      },
      openChannel: () => channelOf(device.ports),
      ...options.environment,
    },
  });
  replica = connected;

  const tab: TestTab = {
    replica: connected,
    replicaId,
    delivered,
    received,
    offsets,
    forks,
    histories: () => histories,
    disk,
    write: (count = 1, bodySize = 20) => appendTo(store, replicaId, count, bodySize),
    writeSilently: (count = 1) =>
      appendTo(createMemoryEventStore({ now: Date.now, database: device.database }), replicaId, count),
    readOwn: (fromSeq) => store.readLog(streamId, replicaId as ReplicaId, fromSeq),
    async heads() {
      return Object.fromEntries((await store.heads(streamId)).map((head) => [head.replica, head.length]));
    },
    wake(why) {
      for (const listener of wakers) listener(why);
    },
    close() {
      isClosed = true;
      openTabs.delete(tab);
      connected.close();
      store.close();
    },
  };
  openTabs.add(tab);
  return tab;
}

async function appendTo(store: EventStore, replicaId: ReplicaId | null, count: number, bodySize = 20): Promise<void> {
  if (replicaId === null) throw new Error('who only looks does not write');
  const head = (await store.heads(streamId)).find((each) => each.replica === replicaId);
  let previous = head?.hash ?? emptyChain;
  const entries: NewEntry[] = [];
  for (let seq = head?.length ?? 0, end = seq + count; seq < end; seq++) {
    const stamp = (seq + 1).toString(16).padStart(16, '0');
    const bytes = writeEntry({ stamp, previous }, new Uint8Array(bodySize).fill(seq));
    entries.push({ replicaId, seq, bytes, signature: null });
    previous = hashOf(bytes);
  }
  const stream = await store.open(streamId, { history() {}, arrived() {}, removed() {} });
  await stream.append(entries, { allOrNothing: true });
  stream.close();
}

/** A BroadcastChannel: everybody but the sender hears, a moment later, a copy. */
export function channelOf(ports: Device['ports']): BroadcastPort {
  const listeners = new Set<(event: { readonly data: unknown }) => void>();
  const hear = (data: unknown) => {
    for (const listener of listeners) listener({ data });
  };
  ports.add(hear);
  return {
    postMessage(message) {
      const copy = structuredClone(message);
      for (const other of ports) if (other !== hear) queueMicrotask(() => other(copy));
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    close: () => void ports.delete(hear),
  };
}
