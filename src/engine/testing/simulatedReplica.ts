// One tab as the engine sees it, on a simulated network: store, timeline and command handler, wired as the app wires
// them. Tabs of one device share a database. A restart forgets everything that was not stored.

import { type CommandHandler, type CommandHandlerOptions, createCommandHandler } from '../commandHandler.ts';
import { createEventReceiver } from '../eventReceiver.ts';
import { type NewEntry, StorageFailure, type StoredEntry } from '../eventStore.ts';
import { createClock } from '../hybridLogicalClock.ts';
import { createMemoryEventStore, type MemoryDatabase } from '../memoryEventStore.ts';
import type { ActorId, Command, DomainEvent, EventId, ReplicaId, StreamId } from '../message.ts';
import { createTimeline, type Timeline } from '../timeline.ts';
import type { SimulatedNetwork } from './simulatedNetwork.ts';

export type ReplicaMessage =
  | { readonly kind: 'entries'; readonly entries: readonly NewEntry[] }
  /** What the sender holds: answer with what it lacks. */
  | { readonly kind: 'hello'; readonly lengths: ReadonlyMap<ReplicaId, number> }
  /** To tabs of the same device. */
  | { readonly kind: 'stored' };

/** What goes wrong while commands are dispatched. */
export type Mishap = 'none' | 'disk full' | 'crash before telling anybody';

export type Domain<State, Cmd extends Command, Event extends DomainEvent, Reason, Context> = Pick<
  CommandHandlerOptions<State, Cmd, Event, Reason, Context>,
  'decider' | 'codec' | 'context' | 'newCommandId'
> & { readonly actorId: ActorId };

export interface SimulatedReplica<State, Cmd, Event extends DomainEvent> {
  /** The events that were accepted. Commands of one call wait for each other, so that they form a group. */
  dispatch(commands: readonly Cmd[], mishap: Mishap): Promise<readonly EventId[]>;
  restart(): Promise<void>;
  sayHello(to: number): Promise<void>;
  catchUp(): Promise<void>;
  timeline(): Timeline<State, Event, unknown>;
  stored(): Promise<readonly StoredEntry[]>;
}

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

export async function createSimulatedReplica<
  State,
  Cmd extends Command,
  Event extends DomainEvent,
  Reason,
  Context,
>(options: {
  readonly domain: Domain<State, Cmd, Event, Reason, Context>;
  readonly network: SimulatedNetwork<ReplicaMessage>;
  readonly database: MemoryDatabase;
  readonly replicaId: ReplicaId;
  readonly wallNow: () => number;
  /** Other tabs of this device, by their number on the network. */
  readonly siblings: readonly number[];
}): Promise<SimulatedReplica<State, Cmd, Event>> {
  const { domain, network, database, replicaId, wallNow, siblings } = options;
  let isDiskFull = false;
  let isCrashing = false;
  let tab = await open();

  async function open() {
    const { decider, codec, actorId } = domain;
    const store = createMemoryEventStore({ now: wallNow, database });
    const timeline = createTimeline<State, Event>({ initialState: decider.initialState, evolve: decider.evolve });
    const receiver = createEventReceiver({ codec, streamId });
    const clock = createClock({ wallNow });
    const show = (entries: readonly StoredEntry[]) => {
      for (const { id } of entries) clock.observe(id);
      timeline.insert(receiver.receive(entries).known);
    };
    const stream = await store.open(streamId, { history: show, arrived: show, removed() {} });
    const handler: CommandHandler<Cmd, Event, Reason> = createCommandHandler({
      ...domain,
      streamId,
      stream: {
        ...stream,
        async append(...call) {
          if (isDiskFull) throw new StorageFailure('full', 'the disk is full');
          const outcome = await stream.append(...call);
          if (outcome.misfits.length === 0) tell(outcome.appended);
          return outcome;
        },
      },
      timeline,
      clock,
      writer: () => ({ replicaId, actorId }),
    });
    return { store, stream, timeline, handler };
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
      const entries = await tab.store.readLog(streamId, head.replicaId, lengths.get(head.replicaId) ?? 0);
      if (entries.length > 0) network.send(self, to, { kind: 'entries', entries });
    }
  }

  async function sayHello(to: number): Promise<void> {
    const heads = await tab.store.heads(streamId);
    network.send(self, to, { kind: 'hello', lengths: new Map(heads.map((head) => [head.replicaId, head.length])) });
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
    timeline: () => tab.timeline,
    stored: () => tab.store.readRange(streamId, {}),
  };
}
