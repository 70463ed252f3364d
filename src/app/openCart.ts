// Opens a cart: reads its events, folds them, and keeps the snapshot that the ui sees up to date while commands go out
// and events come in. First paint needs the event store only; the relay is connected afterwards.

import { createStore } from 'zustand/vanilla';
import type { ColorName } from '../domain/events.ts';
import { callIsolated } from '../engine/callIsolated.ts';
import type { StoredEntry } from '../engine/eventStore.ts';
import { createClock } from '../engine/hybridLogicalClock.ts';
import type { StreamId } from '../engine/message.ts';
import type { Replica } from '../engine/replica.ts';
import type { CartPorts } from './cartPorts.ts';
import { createCartReadSide } from './cartReadSide.ts';
import type { CartSession, CartSnapshot, Role } from './cartSession.ts';
import { colorHere, createCartWriteSide, memberName } from './cartWriteSide.ts';
import { createDispatch } from './dispatch.ts';
import { createForkHealing } from './forkHealing.ts';
import { createKnownCartUpkeep, summarizeCart } from './knownCartUpkeep.ts';
import { openStream } from './openStream.ts';
import { createOthersLostActs } from './othersLostActs.ts';
import { gatherPeople } from './people.ts';
import { createRelayLink } from './relayLink.ts';
import { createReplicaEvents } from './replicaEvents.ts';
import { shownMoment } from './shownMoment.ts';
import { createStorageProblem } from './storageProblem.ts';
import { createStorageRescue } from './storageRescue.ts';
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

  const [{ stream, history, listen }, firstProfile, known] = await Promise.all([
    openStream(store, cartId),
    device.profile(),
    device.cart(cartId),
  ]);
  // After the history: a cart that was taken off this device in between took its slots along, and with them their logs.
  const writer = await takeWriter(ports, cartId, role);
  const me = ports.links.actorIdOf(firstProfile.secret, cartId);
  const clock = createClock({ wallNow: ports.clock.now });
  if (writer !== null && writer.lastId !== null) clock.raiseTo(writer.lastId);
  const readSide = createCartReadSide(cartId);
  const { timeline } = readSide;
  const whereabouts = createWhereabouts(me, known);
  const travel = createTimeTravel({ positions: timeline, every: ports.every, onChange: showMoment });

  let profile = firstProfile;
  let unseen = known?.unseen ?? 0;
  let isClosed = false;
  let isRemoved = false;
  let lookingAt: string | null = null;
  let toldColor: ColorName | null = null;

  const isUntouched = () => isDraft && timeline.length() === 0;
  const problem = createStorageProblem(
    () => snapshot.setState({ sync: sync() }),
    () => isRemoved || void rescue.run(),
  );
  const rescue = createStorageRescue(ports, {
    streamId: cartId,
    profile: () => profile,
    cart: () => (isUntouched() ? null : identity),
    onDone() {
      problem.works();
      upkeep.changed();
    },
    onFailure: problem.report,
  });
  const link = createRelayLink({
    open: openReplica,
    onFailure: problem.report,
    onOpened(replica) {
      others.begin();
      // What was stored without a replica, other tabs have not heard of.
      replica.tellStoreChanged();
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
          stream,
          readSide,
          clock,
          writer,
          actorId: me,
          profile: () => profile,
          isDraft,
        });
  const forks = createForkHealing(ports, { streamId: cartId, writeSide, link, onFailure: problem.report });

  const replicaEvents = createReplicaEvents({
    stream,
    clock: ports.clock,
    forks,
    onStored: problem.works,
    onFailure: problem.report,
  });
  const others = createOthersLostActs({
    writeSide,
    every: ports.every,
    turn: () => snapshot.getState().people.filter(({ actorId }) => actorId < me).length,
    onFailure: problem.report,
  });

  rescue.told(history);
  take(history);
  const snapshot = createStore<CartSnapshot>(() => ({
    role,
    me,
    canWrite: writer !== null,
    ...present(),
    isRemoved: false,
    people: [],
    latestRemote: [],
  }));

  const identity = { cartId, key, role, openedAt: ports.clock.now() };
  const dispatch = createDispatch({
    ...{ identity, role, device, writeSide, forks, problem, rescue, isUntouched },
    isInThePast: () => travel.index() !== null,
    isRemoved: () => isRemoved,
    isShared: () => readSide.now().members.filter(({ hasLeft }) => !hasLeft).length > 1,
    keepStorage: ports.keepStorage,
  });
  const upkeep = createKnownCartUpkeep({
    device,
    isKnown: isDraft || known !== null,
    identity,
    whenIdle: ports.whenIdle,
    onFailure: problem.report,
    summary: () => summarizeCart(readSide, whereabouts, unseen),
  });

  listen({ history: restart, arrived: deliver, removed });
  const stopListening = [
    stream.close,
    visibility.subscribe(visibilityChanged),
    device.subscribe(() => void followProfile().catch(problem.report)),
    device.onRemoved((removedId) => removedId === cartId && replicaEvents.storeChanged()),
  ];

  if (!isDraft) {
    if (visibility.isVisible()) unseen = 0;
    upkeep.changed();
    void link.connect();
    void writeSide?.reissueLost().catch(problem.report);
  }

  return {
    store: snapshot,
    dispatch: (command, commandId) => dispatch([command], commandId),
    dispatchAll: (commands) => dispatch(commands),
    moveCursor: travel.moveTo,
    step: travel.step,
    play: travel.play,
    pause: travel.pause,
    lookAt(line) {
      lookingAt = line;
      tellPresence();
    },
    claim: async (name, value) => (await link.replica()?.claim(name, value)) ?? { kind: 'unanswered' },
    reconnect: () => link.replica()?.reconnect(),
    async close() {
      isClosed = true;
      travel.pause();
      for (const stop of stopListening) stop();
      link.close();
      others.close();
      await upkeep.flush();
      writeSide?.release();
    },
  };

  // ---- in: each stored event passes here once, whoever wrote it

  function deliver(arrived: readonly StoredEntry[]) {
    // Out first: others should not wait for our own fold, nor our fold for what goes wrong on the way to them.
    callIsolated(() => link.offer(arrived));
    const cursor = travel.cursor();
    const before = cursor === null ? 0 : timeline.countBefore(cursor);
    rescue.arrived(arrived);
    const remote = take(arrived).filter((entry) => entry.actorId !== me);
    if (cursor !== null) travel.historyGrew(timeline.countBefore(cursor) - before);
    if (!visibility.isVisible()) unseen += remote.length;
    snapshot.setState({ ...present(), ...(remote.length > 0 ? { latestRemote: remote } : {}) });
    if (colorHere(readSide.now(), me, profile.color) !== toldColor) tellPresence();
    upkeep.changed();
    void link.connect();
  }

  /** The history is another one now: a branch has taken another's place, or the cart was taken off this device and is back. */
  function restart(history: readonly StoredEntry[]) {
    readSide.clear();
    whereabouts.clear();
    rescue.told(history);
    take(history);
    snapshot.setState(present());
    upkeep.changed();
    writeSide?.historyChanged();
    void forks.historyChanged();
  }

  /** Taken off this device by another tab. Nothing goes in or out any more, and Home is told nothing. */
  function removed() {
    isRemoved = true;
    travel.pause();
    upkeep.stop();
    others.close();
    link.close();
    snapshot.setState({ isRemoved, people: [] });
  }

  function take(arrived: readonly StoredEntry[]) {
    for (const { id } of arrived) clock.observe(id);
    const acts = readSide.receive(arrived);
    whereabouts.stored(arrived, acts);
    return acts;
  }

  // ---- out

  async function followProfile() {
    const changed = await device.profile();
    if (isClosed || (changed.name === profile.name && changed.color === profile.color)) return;
    const isColorChosen = changed.color !== profile.color;
    profile = changed;
    tellPresence();
    await writeSide?.profileChanged({ isColorChosen });
  }

  // ---- the relay and the other tabs

  async function openReplica(): Promise<Replica> {
    const replicaId = (await writeSide?.replicaId()) ?? null;
    return ports.connect({ streamId: cartId, key, role, replicaId, actorId: me, events: replicaEvents });
  }

  function replicaChanged() {
    const replica = link.replica();
    if (replica === null || isClosed) return;
    if (whereabouts.refresh(replica)) upkeep.changed();
    snapshot.setState({ people: gatherPeople(replica.presence().values(), me), sync: sync() });
    const status = replica.status();
    others.caughtUp(status.kind === 'online' && status.caughtUp);
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
    return { now, ...shownMoment(travel, readSide, now), history: readSide.history(), sync: sync() };
  }

  function showMoment() {
    snapshot.setState(({ now }) => shownMoment(travel, readSide, now));
    tellPresence();
  }

  function sync(): CartSnapshot['sync'] {
    return {
      link: link.replica()?.status() ?? { kind: 'connecting' },
      ...whereabouts.view(readSide.now()),
      problem: problem.current(),
      healed: forks.healed(),
      isPutBack: rescue.hasRun(),
    };
  }

  function visibilityChanged() {
    // A page that is left may not come back.
    if (!visibility.isVisible()) return void upkeep.flush();
    // News may have been missed: a page that sleeps hears nothing.
    replicaEvents.storeChanged();
    if (unseen === 0) return;
    unseen = 0;
    upkeep.changed();
  }
}
