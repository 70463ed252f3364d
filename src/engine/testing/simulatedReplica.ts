// One tab as the engine sees it, on a simulated network: a store, and a stream opened as the app opens it. Tabs of one device share a database. A restart forgets everything that was not stored.

import type { ReplicaId } from '../../log/replicaId.ts';
import type { Domain, DomainTypes } from '../domain.ts';
import { type EventStore, type NewEntry, StorageFailure, type StoredEntry } from '../eventStore.ts';
import { createMemoryEventStore, type MemoryDatabase } from '../memoryEventStore.ts';
import type { ActorId, CommandId, EventId, StreamId } from '../message.ts';
import { openStream } from '../openStream.ts';
import type { Timeline } from '../timeline.ts';
import type { SimulatedNetwork } from './simulatedNetwork.ts';

export type ReplicaMessage =
  | { readonly kind: 'entries'; readonly entries: readonly NewEntry[] }
  /** What the sender holds: answer with what it lacks. */
  | { readonly kind: 'hello'; readonly lengths: ReadonlyMap<ReplicaId, number> }
  /** To tabs of the same device. */
  | { readonly kind: 'stored' };

/** What goes wrong while commands are dispatched. */
export type Mishap = 'none' | 'disk full' | 'crash before telling anybody';

/** Who acts on a replica. */
export interface SimulatedPerson<T extends DomainTypes> {
  readonly actorId: ActorId;
  readonly context: () => T['context'];
  readonly newCommandId: () => CommandId;
}

export interface SimulatedReplica<T extends DomainTypes> {
  /** The events that were accepted. Commands of one call wait for each other, so that they form a group. */
  dispatch(commands: readonly T['command'][], mishap: Mishap): Promise<readonly EventId[]>;
  restart(): Promise<void>;
  sayHello(to: number): Promise<void>;
  catchUp(): Promise<void>;
  timeline(): Timeline<T['state'], T['event'], T['note']>;
  stored(): Promise<readonly StoredEntry[]>;
}

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

export async function createSimulatedReplica<T extends DomainTypes>(options: {
  readonly domain: Domain<T>;
  readonly person: SimulatedPerson<T>;
  readonly network: SimulatedNetwork<ReplicaMessage>;
  readonly database: MemoryDatabase;
  readonly replicaId: ReplicaId;
  readonly wallNow: () => number;
  /** Other tabs of this device, by their number on the network. */
  readonly siblings: readonly number[];
}): Promise<SimulatedReplica<T>> {
  const { domain, person, network, database, replicaId, wallNow, siblings } = options;
  let isDiskFull = false;
  let isCrashing = false;
  let tab = await open();

  async function open() {
    const store = createMemoryEventStore({ now: wallNow, database });
    const { actorId, context, newCommandId } = person;
    const stream = await openStream({ domain, store: { open: opened(store) }, streamId, wallNow });
    const handler = stream.writeAs({ writer: () => ({ replicaId, actorId }), context, newCommandId });
    return { store, stream, handler };
  }

  /** What is appended to its streams meets with mishaps, and is told on the network. */
  function opened(store: EventStore): EventStore['open'] {
    return async (id, reader) => {
      const stream = await store.open(id, reader);
      return {
        ...stream,
        async append(entries, options) {
          if (options?.allOrNothing && isDiskFull) throw new StorageFailure('full', 'the disk is full');
          const outcome = await stream.append(entries, options);
          if (options?.allOrNothing && outcome.misfits.length === 0) tell(outcome.appended);
          return outcome;
        },
      };
    };
  }

  function tell(entries: readonly NewEntry[]): void {
    if (isCrashing) return;
    network.broadcast(self, { kind: 'entries', entries });
    for (const sibling of siblings) network.send(self, sibling, { kind: 'stored' });
  }

  async function receive(from: number, message: ReplicaMessage): Promise<void> {
    if (message.kind === 'stored') await tab.stream.catchUp();
    else if (message.kind === 'hello') await answer(from, message.lengths);
    else {
      const { misfits } = await tab.stream.append(message.entries);
      if (misfits.some(({ reason }) => reason === 'gap')) await sayHello(from);
    }
  }

  async function answer(to: number, lengths: ReadonlyMap<ReplicaId, number>): Promise<void> {
    for (const head of await tab.store.heads(streamId)) {
      const entries = await tab.store.readLog(streamId, head.replica, lengths.get(head.replica) ?? 0);
      if (entries.length > 0) network.send(self, to, { kind: 'entries', entries });
    }
  }

  async function sayHello(to: number): Promise<void> {
    const heads = await tab.store.heads(streamId);
    network.send(self, to, { kind: 'hello', lengths: new Map(heads.map((head) => [head.replica, head.length])) });
  }

  async function restart(): Promise<void> {
    tab.store.close();
    tab = await open();
  }

  const self = network.join(receive);

  return {
    async dispatch(commands, mishap) {
      isDiskFull = mishap === 'disk full';
      isCrashing = mishap === 'crash before telling anybody';
      const outcomes = await Promise.allSettled(commands.map((command) => tab.handler.dispatch(command)));
      if (isCrashing) await restart();
      [isDiskFull, isCrashing] = [false, false];
      return outcomes.flatMap((outcome) => {
        if (outcome.status === 'fulfilled') return outcome.value.kind === 'accepted' ? outcome.value.eventIds : [];
        if (outcome.reason instanceof StorageFailure) return [];
        throw outcome.reason;
      });
    },
    restart,
    sayHello,
    catchUp: () => tab.stream.catchUp(),
    timeline: () => tab.stream.readSide.timeline,
    stored: () => tab.store.readAll(streamId),
  };
}
