// The first look at a cart with a long history: what a keyframe says it comes to is shown at once, and the history is read
// behind it. Whoever asks for something meanwhile is answered when it has been read; until then the past looks empty.

import { createStore } from 'zustand/vanilla';
import { initialCart } from '../domain/cart.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import { contentOf } from '../engine/keyframe.ts';
import type { EventId, StreamId } from '../engine/message.ts';
import type { Role } from '../log/role.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSnapshot, OrderingSession } from './cartSession.ts';
import type { KnownCart } from './device.ts';
import { problemOf } from './stream/storageProblem.ts';

export interface FirstLook {
  readonly snapshot: CartSnapshot;
  readonly lastLooked: EventId | null;
}

export interface KeyframeContent {
  readonly view: CartView;
}

/** Null where there is none that is true. */
export async function readFirstLook(
  ports: Pick<CartPorts, 'device' | 'links' | 'store'> & Required<Pick<CartPorts, 'keyframes'>>,
  { cartId, role }: { readonly cartId: StreamId; readonly role: Role },
): Promise<FirstLook | null> {
  const { device, keyframes, store } = ports;
  const [keyframe, heads, known, { secret }] = await Promise.all([
    keyframes.store().then((kept) => kept.read(cartId)),
    store.heads(cartId),
    device.cart(cartId),
    device.profile(),
  ]);
  const content = keyframe && contentOf(keyframe, keyframes.version, heads);
  if (content === null || known === null) return null;
  return snapshotOf(JSON.parse(content, withMaps), known, role, ports.links.actorIdOf(secret, cartId));
}

export function withFirstLook(
  { snapshot, lastLooked }: FirstLook,
  { whenIdle }: Pick<CartPorts, 'whenIdle'>,
  open: (onRead: (read: number) => void) => Promise<OrderingSession>,
): OrderingSession {
  const store = createStore<CartSnapshot>(() => snapshot);
  const ordering = createStore<ReturnType<OrderingSession['ordering']['getState']>>(() => ({ refusal: null }));
  let session: OrderingSession | null = null;
  let wanted: EventId | null = null;

  const onRead = (read: number) => store.setState(({ history }) => ({ history: { ...history, read } }));
  // After it is painted.
  const opening = new Promise<OrderingSession>((resolve, reject) => {
    whenIdle(() => void open(onRead).then(resolve, reject));
  });
  const opened = opening.then(follow);
  opened.catch((failure: unknown) => {
    const problem = problemOf(failure);
    if (problem !== null) store.setState(({ sync }) => ({ sync: { ...sync, problem } }));
  });

  function follow(found: OrderingSession): OrderingSession {
    session = found;
    if (wanted !== null) found.moveCursor(wanted);
    store.setState(found.store.getState(), true);
    found.store.subscribe((state) => store.setState(state, true));
    found.ordering.subscribe((state) => ordering.setState(state, true));
    ordering.setState(found.ordering.getState(), true);
    return found;
  }

  /** What the world does not let be opened fails as what is asked of it would. */
  async function ask<Result>(act: (session: OrderingSession) => Result | Promise<Result>) {
    try {
      return await act(session ?? (await opened));
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem === null) throw failure;
      return { kind: 'failed', problem } as const;
    }
  }

  return {
    ...{ store, ordering, lastLooked },
    dispatch: (command, commandId) => ask((found) => found.dispatch(command, commandId)),
    dispatchAll: (commands, commandId) => ask((found) => found.dispatchAll(commands, commandId)),
    at: (id) => session?.at(id) ?? null,
    notesOf: (command) => session?.notesOf(command) ?? [],
    moveCursor(id) {
      wanted = id;
      session?.moveCursor(id);
    },
    setClock: async (clock) => (session ?? (await opened)).setClock(clock),
    step: (by) => session?.step(by),
    play: (speed) => session?.play(speed),
    pause: () => session?.pause(),
    lookAt: (line, options) => void opened.then((found) => found.lookAt(line, options)).catch(() => undefined),
    async claim(name, value) {
      const found = session ?? (await opened);
      return found.claim(name, value);
    },
    reconnect: () => session?.reconnect(),
    async close() {
      const found = await opened.catch(() => null);
      await found?.close();
    },
  };
}

function snapshotOf({ view }: KeyframeContent, known: KnownCart, role: Role, me: CartSnapshot['me']): FirstLook {
  return {
    lastLooked: known.lastSeen,
    snapshot: {
      ...{ role, me, canWrite: true, isRemoved: false },
      ...{ now: view, shown: view, cursor: null, clock: 'happened', isPlaying: false, playSpeed: 1 },
      history: { entries: [], state: initialCart, newer: 0, invalid: 0, read: 0 },
      sync: {
        link: { kind: 'connecting' },
        ...{ waiting: [], devices: [], problem: null, healed: null, isPutBack: false },
        isOnRelay: () => false,
        isOnDevice: () => false,
      },
      people: [],
      latestRemote: [],
    },
  };
}

/** As keyframeUpkeep.ts writes them. */
function withMaps(_key: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'map' in value && Array.isArray(value.map)
    ? new Map(value.map)
    : value;
}
