// One call opens a stream: what the store holds of it is folded and shown, what the store tells later is folded as it comes,
// and whoever may write turns commands into events of it. App, simulation and tests open every stream by this call. All that it
// has to know of what the events mean is in the domain; it knows no network, and no storage but the port.

import { type CommandHandler, type CommandHandlerOptions, createCommandHandler } from './commandHandler.ts';
import type { Domain, DomainTypes } from './domain.ts';
import type { EventStore, EventStream, StoredEntry } from './eventStore.ts';
import { type Clock, createClock } from './hybridLogicalClock.ts';
import type { EventEnvelope, StreamId } from './message.ts';
import { createReadSide, type ReadSide } from './readSide.ts';

/** Entries, and the events among them that can be read. */
type Hears<T extends DomainTypes> = (
  entries: readonly StoredEntry[],
  events: readonly EventEnvelope<T['event']>[],
) => void;

export interface StreamListener<T extends DomainTypes> {
  /** First of all: the history as of opening. */
  readonly opened: Hears<T>;
  /** Durable here, and about to be folded: whoever passes entries on need not wait for our fold. */
  readonly stored: (entries: readonly StoredEntry[]) => void;
  readonly arrived: Hears<T>;
  /** The history has become another one. */
  readonly changed: Hears<T>;
  /** The last thing: the stream was taken off this device. */
  readonly removed: () => void;
}

type WriterOptions<T extends DomainTypes> = Pick<
  CommandHandlerOptions<T['state'], T['command'], T['event'], T['rejection'], T['context']>,
  'writer' | 'context' | 'newCommandId'
>;

export interface OpenStream<T extends DomainTypes> extends EventStream {
  readonly streamId: StreamId;
  readonly domain: Domain<T>;
  readonly clock: Clock;
  /** Always up to date with what the store has told, whether anybody listens or not. */
  readonly readSide: Omit<ReadSide<T>, 'receive' | 'clear'>;
  /** Hears everything from opening on, in its order: what was told before waits for them. To be called once. */
  listen(listener: StreamListener<T>): void;
  /** The write side. Those who only look have none. */
  writeAs(options: WriterOptions<T>): CommandHandler<T['command'], T['event'], T['rejection']>;
}

export async function openStream<T extends DomainTypes>(options: {
  readonly domain: Domain<T>;
  readonly store: Pick<EventStore, 'open'>;
  readonly streamId: StreamId;
  readonly wallNow: () => number;
}): Promise<OpenStream<T>> {
  const { domain, store, streamId, wallNow } = options;
  const clock = createClock({ wallNow });
  const readSide = createReadSide(domain, streamId);
  let isOpened = false;
  let listener: StreamListener<T> | null = null;
  let untold: ((listener: StreamListener<T>) => void)[] = [];

  function tell(news: (listener: StreamListener<T>) => void): void {
    if (listener === null) untold.push(news);
    else news(listener);
  }

  function fold(entries: readonly StoredEntry[]) {
    for (const { id } of entries) clock.observe(id);
    return readSide.receive(entries);
  }

  const stream = await store.open(streamId, {
    history(entries) {
      readSide.clear();
      const events = fold(entries);
      const hears = isOpened ? 'changed' : 'opened';
      isOpened = true;
      tell((to) => to[hears](entries, events));
    },
    arrived(entries) {
      tell((to) => to.stored(entries));
      const events = fold(entries);
      tell((to) => to.arrived(entries, events));
    },
    removed: () => tell((to) => to.removed()),
  });

  return {
    ...stream,
    streamId,
    domain,
    clock,
    readSide,
    listen(first) {
      for (const news of untold) news(first);
      untold = [];
      listener = first;
    },
    writeAs({ writer, context, newCommandId }) {
      const { decider, codec, mapNamed } = domain;
      const { timeline } = readSide;
      return createCommandHandler({
        ...{ decider, codec, mapNamed, streamId, stream, timeline, clock },
        ...{ writer, context, newCommandId },
      });
    },
  };
}
