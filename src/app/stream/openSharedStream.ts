// Opens a stream that is shared: what is done here goes out, what others do comes in, and its snapshot is kept up to date.
// First paint needs the event store only; the relay is connected afterwards. What the events mean is the domain's; whoever
// opens it says what else is remembered of it, and who its people are.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { callIsolated } from '../../engine/callIsolated.ts';
import type { Domain, DomainTypes } from '../../engine/domain.ts';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, EventEnvelope, EventId, StreamId } from '../../engine/message.ts';
import { openStream } from '../../engine/openStream.ts';
import type { ReadSide } from '../../engine/readSide.ts';
import type { PresenceState, Replica } from '../../engine/replica.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { Role } from '../../log/role.ts';
import { type Attempt, createAttempts } from './attempts.ts';
import { createForkHealing } from './forkHealing.ts';
import { createTwoClocks } from './moments.ts';
import { gatherPeople, isSamePresence } from './people.ts';
import { createReissueForOthers } from './reissueForOthers.ts';
import { createRelayLink } from './relayLink.ts';
import { createReplicaEvents } from './replicaEvents.ts';
import { shownMoment } from './shownMoment.ts';
import { createStorageProblem } from './storageProblem.ts';
import { createStorageRescue } from './storageRescue.ts';
import type { StreamPorts } from './streamPorts.ts';
import type { Clock, StreamSnapshot } from './streamSnapshot.ts';
import { createStreamWriteSide, type StreamWriteSide } from './streamWriteSide.ts';
import { takeWriter } from './takeWriter.ts';
import { createTimeTravel, type TimeTravel } from './timeTravel.ts';
import { createWhereabouts, type LastWhereabouts } from './whereabouts.ts';

export interface SharedStreamOptions<T extends DomainTypes> {
  readonly domain: Domain<T>;
  readonly streamId: StreamId;
  readonly key: string;
  readonly role: Role;
  readonly me: ActorId;
  readonly context: () => T['context'];
  /** Nobody else knows it yet: it is connected with its first event. */
  readonly isDraft: boolean;
  /** Nobody looks at it here: it writes nothing, and nobody hears of it. */
  readonly isQuiet?: boolean;
  /** A program's: it writes like anybody, and nobody sees it among those who are here. */
  readonly isUnseen?: boolean;
  readonly remembered: LastWhereabouts | null;
  /** Who else writes in it. */
  readonly others: (now: T['view']) => readonly ActorId[];
  /** How this person shows to the others. */
  readonly presence: (now: T['view']) => Omit<PresenceState, 'actorId' | 'cursor'>;
  /** As StorageRescue has it. */
  readonly rememberRest: () => () => Promise<void>;
  /** Something is to be remembered anew: `news` of others' events are here, or it is known of more of them where they are. */
  readonly onChange: (news: number) => void;
  /** How much of a long history has been read, from 0 to 1. */
  readonly onRead?: (read: number) => void;
  /** Taken off this device: nothing is to be remembered of it. */
  readonly onRemoved: () => void;
}

export interface SharedStream<T extends DomainTypes> extends Pick<TimeTravel, 'moveTo' | 'step' | 'play' | 'pause'> {
  readonly store: Pick<StoreApi<StreamSnapshot<T>>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** What a person asks for. */
  readonly write: Attempt<StreamWriteSide<T>['send'], T['rejection']>;
  /** What nobody asks for: also while the past is shown. Null for those who only look. Rejects with StorageFailure. */
  readonly send: StreamWriteSide<T>['send'] | null;
  /** Just after this event; null where that is not here. */
  at(id: EventId): T['state'] | null;
  /** Null where it is not here, or cannot be read. */
  event(id: EventId): EventEnvelope<T['event']> | null;
  readonly notesOf: ReadSide<T>['notesOf'];
  /** Resolves when the past is in the order of this clock. Rejects with StorageFailure. */
  setClock(clock: Clock): Promise<void>;
  length(): number;
  /** The ends of its logs: of what `now` has come to. */
  readonly heads: () => readonly LogHead[];
  newest(): EventId | null;
  lastKnown(): LastWhereabouts;
  /** This person shows otherwise than before, or looks elsewhere. */
  presenceChanged(): void;
  /** Another tab has done something to it. */
  catchUp(): void;
  /** From here on the callbacks are called, and it is connected if it is no draft. Once, when whoever opened it is ready. */
  begin(): void;
  /** Asks the relay that a name of this stream stands for a value. */
  readonly claim: Replica['claim'];
  reconnect(): void;
  /** Catches a failure of the world. */
  readonly onFailure: (failure: unknown) => void;
  close(): void;
  /** After everything else: another tab may write this log then. */
  release(): void;
}

export async function openSharedStream<T extends DomainTypes>(
  ports: StreamPorts,
  options: SharedStreamOptions<T>,
): Promise<SharedStream<T>> {
  const { domain, streamId, key, role, me, isDraft, onChange } = options;
  const { store, clock, every, visibility, keyframeEvery } = ports;
  const pause = async (read: number | null) => {
    if (read !== null) options.onRead?.(read);
    await ports.pause?.();
  };
  const stream = await openStream({ domain, store, streamId, wallNow: clock.now, keyframeEvery, pause });
  // After the history: a stream that was taken off this device in between took its slots along, and with them their logs.
  const writer = options.isQuiet ? null : await takeWriter(ports, streamId, role);
  if (writer !== null && writer.lastId !== null) stream.clock.raiseTo(writer.lastId);
  const { readSide } = stream;
  const { timeline } = readSide;
  const whereabouts = createWhereabouts(options.remembered);
  const clocks = createTwoClocks(ports, stream, timeline);
  const { moments } = clocks;
  const travel = createTimeTravel({ positions: moments, every, onChange: showMoment });
  let isClosed = false;
  let isRemoved = false;
  let toldPresence: PresenceState | null = null;

  const problem = createStorageProblem(
    () => snapshot.setState({ sync: sync() }),
    () => isRemoved || void rescue.run(),
  );
  const onFailure = problem.report;
  const rescue = createStorageRescue(ports, {
    streamId,
    rememberRest: options.rememberRest,
    onDone() {
      problem.works();
      onChange(0);
    },
    onFailure,
  });
  const link = createRelayLink({
    ...{ open: openReplica, every, onOpened: replicaOpened, onFailure },
    onAway: () => snapshot.setState({ sync: sync() }),
  });
  const writeSide = writer && createStreamWriteSide(ports, { stream, writer, actorId: me, context: options.context });
  const forks = createForkHealing(ports, { streamId, writeSide, link, onFailure });
  const replicaEvents = createReplicaEvents({ stream, clock, forks, onStored: problem.works, onFailure });
  const others = createReissueForOthers({
    ...{ writeSide, every, onFailure },
    turn: () => snapshot.getState().people.filter(({ actorId }) => actorId < me).length,
  });
  const send = writeSide?.send ?? null;
  const write = createAttempts<StreamWriteSide<T>['send'], T['rejection']>({
    ...{ role, forks, problem, rescue },
    send,
    isInThePast: () => travel.index() !== null,
    isRemoved: () => isRemoved,
  });
  const snapshot = createStore<StreamSnapshot<T>>(() => ({
    ...{ role, me, canWrite: writer !== null, isRemoved, people: [], latestRemote: [] },
    ...present(),
  }));

  // News may have been missed: a page that sleeps hears nothing.
  const stopWatching = visibility.subscribe(() => visibility.isVisible() && replicaEvents.storeChanged());

  return {
    store: snapshot,
    write,
    send,
    ...{ moveTo: travel.moveTo, step: travel.step, play: travel.play, pause: travel.pause },
    at(id) {
      const index = moments().indexOf(id);
      return index === -1 ? null : moments().stateAt(index);
    },
    async setClock(clock) {
      await clocks.goBy(clock);
      snapshot.setState(present());
    },
    event: (id) => timeline.at(timeline.indexOf(id)) ?? null,
    ...{ notesOf: readSide.notesOf, length: timeline.length, heads: stream.heads },
    newest: () => timeline.at(timeline.length() - 1)?.id ?? null,
    lastKnown: () => whereabouts.lastKnown(options.others(readSide.now())),
    ...{ presenceChanged: tellPresence, catchUp: replicaEvents.storeChanged },
    begin() {
      stream.listen({
        opened: retell,
        // Others should not wait for our own fold, nor our fold for what goes wrong on the way to them.
        stored: (entries) => callIsolated(() => link.offer(entries)),
        arrived,
        refolded: () => snapshot.setState(present()),
        changed(entries, events) {
          whereabouts.clear();
          retell(entries, events);
          onChange(0);
          writeSide?.historyChanged();
          void forks.historyChanged();
        },
        removed,
      });
      if (isDraft) return;
      void link.connect();
      void writeSide?.reissueOwn().catch(onFailure);
    },
    claim: async (name, value) => (await link.replica()?.claim(name, value)) ?? { kind: 'unanswered' },
    reconnect: () => (link.replica() === null ? void link.connect() : link.replica()?.reconnect()),
    onFailure,
    close() {
      isClosed = true;
      travel.pause();
      stream.close();
      stopWatching();
      link.close();
      others.close();
    },
    release: () => writeSide?.release(),
  };

  // ---- in: each stored event passes here once, whoever wrote it

  function retell(entries: readonly StoredEntry[], events: readonly EventEnvelope<T['event']>[]) {
    clocks.reset();
    rescue.told(entries);
    whereabouts.stored(entries, events);
    snapshot.setState(present());
  }

  function arrived(entries: readonly StoredEntry[], events: readonly EventEnvelope<T['event']>[]) {
    rescue.arrived(entries);
    clocks.arrived(entries);
    whereabouts.stored(entries, events);
    const cursor = travel.cursor();
    if (cursor !== null && clocks.clock() === 'happened')
      travel.historyGrew(events.filter(({ id }) => id < cursor).length);
    const notes = timeline.notes();
    const remote = events.flatMap(({ id, actorId }) => (actorId === me ? [] : (notes[timeline.indexOf(id)] ?? [])));
    snapshot.setState({ ...present(), ...(remote.length > 0 ? { latestRemote: remote } : {}) });
    tellPresence();
    onChange(remote.length);
    void link.connect();
  }

  /** By another tab. Nothing goes in or out any more. */
  function removed() {
    isRemoved = true;
    travel.pause();
    options.onRemoved();
    others.close();
    link.close();
    snapshot.setState({ isRemoved, people: [] });
  }

  // ---- the relay and the other tabs

  async function openReplica(): Promise<Replica | null> {
    const replicaId = (await writeSide?.replicaId()) ?? null;
    return ports.connect({ streamId, key, role, replicaId, actorId: me, told: rescue.all, events: replicaEvents });
  }

  function replicaOpened(replica: Replica) {
    others.begin();
    // What was stored without a replica, other tabs have not heard of.
    replica.tellStoreChanged();
    replica.subscribe(replicaChanged);
    toldPresence = null;
    tellPresence();
    replicaChanged();
  }

  function replicaChanged() {
    const replica = link.replica();
    if (replica === null || isClosed) return;
    if (whereabouts.refresh(replica)) onChange(0);
    snapshot.setState({ people: gatherPeople(replica.presence().values(), me), sync: sync() });
    const status = replica.status();
    others.caughtUp(status.kind === 'online' && status.caughtUp);
  }

  function tellPresence() {
    if (options.isQuiet || options.isUnseen) return;
    const next: PresenceState = { actorId: me, ...options.presence(readSide.now()), cursor: travel.cursor() };
    if (toldPresence !== null && isSamePresence(toldPresence, next)) return;
    toldPresence = next;
    link.replica()?.setPresence(next);
  }

  // ---- the snapshot

  function present() {
    const now = readSide.now();
    const past = { ...shownMoment(travel, stream, now, moments()), clock: clocks.clock() };
    return { now, ...past, history: clocks.history(readSide.history()), sync: sync() };
  }

  function showMoment() {
    snapshot.setState(({ now }) => shownMoment(travel, stream, now, moments()));
    tellPresence();
  }

  function sync(): StreamSnapshot<T>['sync'] {
    return {
      link: link.replica()?.status() ?? { kind: link.isAway() ? 'offline' : 'connecting' },
      ...whereabouts.view(options.others(readSide.now())),
      problem: problem.current(),
      healed: forks.healed(),
      isPutBack: rescue.hasRun(),
    };
  }
}
