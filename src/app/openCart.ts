// Opens a cart: reads its events, folds them, and keeps the snapshot that the ui sees up to date while commands go out
// and events come in. First paint needs the event store only; the relay is connected afterwards.

import { createStore } from 'zustand/vanilla';
import type { CartCommand } from '../domain/commands.ts';
import type { ColorName } from '../domain/events.ts';
import { compareCarts } from '../domain/readModels/cartDifference.ts';
import { StorageFailure, type StoredEntry } from '../engine/eventStore.ts';
import { createClock, msOf } from '../engine/hybridLogicalClock.ts';
import type { CommandId, StreamId } from '../engine/message.ts';
import type { Replica, ReplicaEvents } from '../engine/replica.ts';
import type { CartPorts } from './cartPorts.ts';
import { createCartReadSide } from './cartReadSide.ts';
import type { CartSession, CartSnapshot, DispatchResult, Problem, Role } from './cartSession.ts';
import { colorHere, createCartWriteSide, memberName } from './cartWriteSide.ts';
import { createForkHealing } from './forkHealing.ts';
import { createKnownCartUpkeep } from './knownCartUpkeep.ts';
import { gatherPeople } from './people.ts';
import { createRelayLink } from './relayLink.ts';
import { takeWriter } from './takeWriter.ts';
import { createTimeTravel } from './timeTravel.ts';
import { createWhereabouts } from './whereabouts.ts';

export interface OpenCartOptions {
  readonly cartId: StreamId;
  readonly key: string;
  readonly role: Role;
  /** Just minted here: it is created, and connected, with its first change. */
  readonly isDraft?: boolean;
}

export async function openCart(ports: CartPorts, options: OpenCartOptions): Promise<CartSession> {
  const { cartId, key, role, isDraft = false } = options;
  const { store, device, visibility } = ports;

  const [entries, writer, firstProfile, known] = await Promise.all([
    store.readAll(cartId),
    takeWriter(ports, cartId, role),
    device.profile(),
    device.cart(cartId),
  ]);
  const me = ports.links.actorIdOf(firstProfile.secret, cartId);
  const clock = createClock({ wallNow: ports.clock.now });
  if (writer !== null && writer.lastId !== null) clock.raiseTo(writer.lastId);
  const readSide = createCartReadSide(cartId, ports.format);
  const { timeline } = readSide;
  const whereabouts = createWhereabouts(me, known);
  const travel = createTimeTravel({ positions: timeline, every: ports.every, onChange: showMoment });

  let profile = firstProfile;
  let unseen = known?.unseen ?? 0;
  let isClosed = false;
  let problem: Problem | null = null;
  let lookingAt: string | null = null;
  let toldColor: ColorName | null = null;

  const link = createRelayLink({
    open: openReplica,
    onFailure: reportFailure,
    onOpened(replica) {
      replica.subscribe(replicaChanged);
      tellPresence();
      replicaChanged();
    },
  });
  const writeSide =
    writer === null
      ? null
      : createCartWriteSide(ports, {
          streamId: cartId,
          readSide,
          clock,
          writer,
          actorId: me,
          profile: () => profile,
          isDraft,
        });
  const forks = createForkHealing(ports, { streamId: cartId, writeSide, link, restart, onFailure: reportFailure });

  take(entries);
  const canWrite = writer !== null;
  const snapshot = createStore<CartSnapshot>(() => ({
    role,
    me,
    canWrite,
    ...present(),
    people: [],
    latestRemote: [],
  }));

  const identity = { cartId, key, role, openedAt: ports.clock.now() };
  const upkeep = createKnownCartUpkeep({
    device,
    identity,
    whenIdle: ports.whenIdle,
    onFailure: reportFailure,
    summary() {
      const newest = timeline.at(timeline.length() - 1)?.id ?? null;
      return {
        view: readSide.now(),
        eventCount: timeline.length(),
        changedAt: newest === null ? 0 : msOf(newest),
        unseen,
        lastSeen: newest,
        ...whereabouts.lastKnown(readSide.now()),
      };
    },
  });

  const stopListening = [
    store.subscribe(cartId, deliver),
    visibility.subscribe(visibilityChanged),
    device.subscribe(() => void followProfile().catch(reportFailure)),
  ];

  if (!isDraft) {
    if (visibility.isVisible()) unseen = 0;
    upkeep.changed();
    void link.connect();
    void writeSide?.reissueLost().catch(reportFailure);
  }

  return {
    store: snapshot,
    dispatch: (command, commandId) => send([command], commandId),
    dispatchAll: (commands) => send(commands),
    moveCursor: travel.moveTo,
    step: travel.step,
    play: travel.play,
    pause: travel.pause,
    lookAt(line) {
      lookingAt = line;
      tellPresence();
    },
    reconnect: () => link.replica()?.reconnect(),
    async close() {
      isClosed = true;
      travel.pause();
      for (const stop of stopListening) stop();
      link.close();
      await upkeep.flush();
      writeSide?.release();
    },
  };

  // ---- in: each stored event passes here once, whoever wrote it

  function deliver(arrived: readonly StoredEntry[]) {
    // Out first: others should not wait for our own fold.
    link.offer(arrived);
    forks.delivered(arrived);
    const cursor = travel.cursor();
    const before = cursor === null ? 0 : timeline.countBefore(cursor);
    const remote = take(arrived).filter((entry) => entry.actorId !== me);
    if (cursor !== null) travel.historyGrew(timeline.countBefore(cursor) - before);
    if (!visibility.isVisible()) unseen += remote.length;
    snapshot.setState({ ...present(), ...(remote.length > 0 ? { latestRemote: remote } : {}) });
    if (colorHere(readSide.now(), me, profile.color) !== toldColor) tellPresence();
    upkeep.changed();
    void link.connect();
  }

  function take(arrived: readonly StoredEntry[]) {
    for (const { id } of arrived) clock.observe(id);
    const acts = readSide.receive(arrived);
    whereabouts.stored(arrived, acts);
    return acts;
  }

  // ---- out

  async function send(commands: readonly CartCommand[], commandId?: CommandId): Promise<DispatchResult> {
    if (role === 'view') return { kind: 'failed', problem: { kind: 'view-only' } };
    if (writeSide === null) return { kind: 'failed', problem: { kind: 'no-writer-slot' } };
    if (travel.index() !== null) return { kind: 'failed', problem: { kind: 'in-the-past' } };
    try {
      // What is decided now must not see what is being set aside.
      await forks.running();
      // A cart whose key is not kept is lost with its tab: the key goes first.
      const isFirst = isDraft && timeline.length() === 0;
      if (isFirst) await device.saveCart(identity);
      const result = await writeSide.send(commands, commandId);
      if (result.kind === 'accepted') storageWorks();
      else if (isFirst && timeline.length() === 0) await device.removeCart(cartId);
      return result;
    } catch (failure) {
      return { kind: 'failed', problem: reportFailure(failure) };
    }
  }

  async function followProfile() {
    const changed = await device.profile();
    if (isClosed || (changed.name === profile.name && changed.color === profile.color)) return;
    const isColorChosen = changed.color !== profile.color;
    profile = changed;
    tellPresence();
    await writeSide?.profileChanged({ isColorChosen });
  }

  // ---- the relay and the other tabs

  function openReplica(): Promise<Replica> {
    const events: ReplicaEvents = {
      async receive(remote) {
        try {
          await store.append(cartId, remote);
          storageWorks();
        } catch (failure) {
          reportFailure(failure);
          throw failure;
        }
      },
      storeChanged: () => void store.catchUp(cartId).catch(reportFailure),
      clockOffset(ms) {
        ports.clock.correct(ms);
        void forks.timeTold().catch(reportFailure);
      },
      forked: (log) => void forks.heal(log),
      adopted: (replicaIds) => void forks.follow(replicaIds),
    };
    const replicaId = writeSide?.replicaId() ?? null;
    return ports.connect({ streamId: cartId, key, role, replicaId, actorId: me, events });
  }

  function restart(all: readonly StoredEntry[]) {
    readSide.clear();
    whereabouts.clear();
    take(all);
    snapshot.setState(present());
    upkeep.changed();
  }

  function replicaChanged() {
    const replica = link.replica();
    if (replica === null || isClosed) return;
    if (whereabouts.refresh(replica)) upkeep.changed();
    snapshot.setState({ people: gatherPeople(replica.presence().values(), me), sync: sync() });
  }

  function tellPresence() {
    const name = memberName(ports, profile);
    const color = colorHere(snapshot.getState().now, me, profile.color);
    toldColor = color;
    link.replica()?.setPresence({ actorId: me, name, color, lookingAt, cursor: travel.cursor() });
  }

  // ---- the snapshot

  function present() {
    const now = readSide.now();
    return { now, ...moment(now), history: readSide.history(), sync: sync() };
  }

  function moment(now: CartSnapshot['now']): Pick<CartSnapshot, 'shown' | 'cursor' | 'isPlaying' | 'playSpeed'> {
    const play = { isPlaying: travel.isPlaying(), playSpeed: travel.speed() };
    const index = travel.index();
    const id = travel.cursor();
    if (index === null || id === null) return { shown: now, cursor: null, ...play };
    const shown = readSide.at(index);
    const cursor = { id, index, arrivedBefore: travel.arrivedBefore(), changes: compareCarts(shown, now) };
    return { shown, cursor, ...play };
  }

  function showMoment() {
    snapshot.setState(({ now }) => moment(now));
    tellPresence();
  }

  function sync(): CartSnapshot['sync'] {
    return {
      link: link.replica()?.status() ?? { kind: 'connecting' },
      ...whereabouts.view(readSide.now()),
      problem,
      healed: forks.healed(),
    };
  }

  function visibilityChanged() {
    // A page that is left may not come back.
    if (!visibility.isVisible()) return void upkeep.flush();
    if (unseen === 0) return;
    unseen = 0;
    upkeep.changed();
  }

  function storageWorks() {
    if (problem === null) return;
    problem = null;
    snapshot.setState({ sync: sync() });
  }

  /** A failure of the world becomes a status; a bug stays one. */
  function reportFailure(failure: unknown): Problem {
    if (!(failure instanceof StorageFailure)) throw failure;
    problem = { kind: 'storage', reason: failure.reason, detail: failure.message };
    snapshot.setState({ sync: sync() });
    return problem;
  }
}
