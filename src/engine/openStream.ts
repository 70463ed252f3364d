// One call opens a stream: what the store holds of it is folded and shown, what the store tells later is folded as it comes,
// and whoever may write turns commands into events of it. App, simulation and tests open every stream by this call. All that it
// has to know of what the events mean is in the domain; it knows no network, and no storage but the port.

import type { LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
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
  /** An event that was late has been folded into all that is noted after it: until then the notes were those of before. */
  readonly refolded: () => void;
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
  /** The ends of all logs, as folded: of what the read side has come to. */
  heads(): readonly LogHead[];
  /** Hears everything from opening on, in its order: what was told before waits for them. To be called once. */
  listen(listener: StreamListener<T>): void;
  /** The write side. Those who only look have none. */
  writeAs(options: WriterOptions<T>): CommandHandler<T['command'], T['event'], T['rejection']>;
}

/** Of what a late event makes anew, so many events at a time: well below a frame. */
const refoldStep = 500;

export async function openStream<T extends DomainTypes>(options: {
  readonly domain: Domain<T>;
  readonly store: Pick<EventStore, 'open'>;
  readonly streamId: StreamId;
  readonly wallNow: () => number;
  /** As the timeline's. */
  readonly keyframeEvery?: number | undefined;
  /**
   * A long history is read, and folded anew, in steps, and this is awaited between them; all at once without it. Told how much has been
   * read, from 0 to 1; null when all has.
   */
  readonly pause?: (read: number | null) => Promise<void>;
}): Promise<OpenStream<T>> {
  const { domain, store, streamId, wallNow, pause, keyframeEvery } = options;
  const clock = createClock({ wallNow });
  const readSide = createReadSide(domain, streamId, { keyframeEvery });
  const { timeline } = readSide;
  let isOpened = false;
  let isClosed = false;
  let isRefolding = false;
  /** What the store tells while the history is still being read waits for it. */
  let reading: (() => void)[] | null = null;
  const logs = new Set<ReplicaId>();
  let listener: StreamListener<T> | null = null;
  let untold: ((listener: StreamListener<T>) => void)[] = [];

  function tell(news: (listener: StreamListener<T>) => void): void {
    if (listener === null) untold.push(news);
    else news(listener);
  }

  function observe(entries: readonly StoredEntry[]): void {
    for (const { id, replicaId } of entries) {
      clock.observe(id);
      logs.add(replicaId);
    }
  }

  function fold(entries: readonly StoredEntry[]) {
    observe(entries);
    return readSide.receive(entries);
  }

  /** What was late counts at once; what is noted of the time since then follows. */
  async function refold(): Promise<void> {
    if (isRefolding) return;
    isRefolding = true;
    while (timeline.isRefolding() && !isClosed) {
      await pause?.(null);
      timeline.refold(refoldStep);
    }
    isRefolding = false;
    if (!isClosed) tell((to) => to.refolded());
  }

  function history(entries: readonly StoredEntry[]) {
    readSide.clear();
    logs.clear();
    const events = fold(entries);
    tell((to) => to.changed(entries, events));
  }

  function arrived(entries: readonly StoredEntry[]) {
    tell((to) => to.stored(entries));
    const events = fold(entries);
    if (pause === undefined) timeline.refold(Number.POSITIVE_INFINITY);
    tell((to) => to.arrived(entries, events));
    if (timeline.isRefolding()) void refold();
  }

  const inTurn = (act: () => void) => (reading === null ? act() : void reading.push(act));

  let first: readonly StoredEntry[] = [];
  const stream = await store.open(streamId, {
    history(entries) {
      if (isOpened) return inTurn(() => history(entries));
      isOpened = true;
      first = entries;
      reading = [];
    },
    arrived: (entries) => inTurn(() => arrived(entries)),
    removed: () => inTurn(() => tell((to) => to.removed())),
  });
  await readFirst();

  async function readFirst(): Promise<void> {
    observe(first);
    const steps = readSide.receiveInSteps(first);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) await pause?.(step.value);
    const events = step.value;
    const waiting = reading ?? [];
    reading = null;
    const entries = first;
    first = [];
    tell((to) => to.opened(entries, events));
    for (const act of waiting) act();
  }

  return {
    ...stream,
    close() {
      isClosed = true;
      stream.close();
    },
    heads: () => [...logs].flatMap((replicaId) => stream.head(replicaId) ?? []),
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
      return createCommandHandler({
        ...{ decider, codec, mapNamed, streamId, stream, timeline, clock },
        ...{ writer, context, newCommandId },
      });
    },
  };
}
