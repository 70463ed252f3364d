// Keeps what Home shows of an open cart up to date, when nobody is waiting for anything else. Writes are summed up: one
// under way, the newest one waiting.

import type { CartTypes } from '../domain/cartDomain.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import { msOf } from '../engine/hybridLogicalClock.ts';
import type { ActorId } from '../engine/message.ts';
import type { DeviceStore, KnownCart } from './device.ts';
import type { SharedStream } from './stream/openSharedStream.ts';

export interface KnownCartUpkeep {
  changed(): void;
  /** Does not wait for a quiet moment. Resolves when everything so far is written. */
  flush(): Promise<void>;
  /** Writes nothing any more. */
  stop(): void;
}

export function createKnownCartUpkeep(options: {
  readonly device: Pick<DeviceStore, 'saveCart' | 'updateCart'>;
  /** Whether Home knows the cart already: then a record that is gone was taken off, and is not made anew. */
  readonly isKnown: boolean;
  readonly identity: Pick<KnownCart, 'cartId' | 'key' | 'role'> & Partial<Pick<KnownCart, 'openedAt'>>;
  readonly summary: () => Partial<KnownCart> | Promise<Partial<KnownCart>>;
  readonly whenIdle: (run: () => void) => void;
  readonly onFailure: (failure: unknown) => void;
}): KnownCartUpkeep {
  const { device, identity, summary, whenIdle, onFailure } = options;
  let { isKnown } = options;
  let isStale = false;
  let isStopped = false;
  let running: Promise<void> | null = null;

  const write = async () => {
    while (isStale && !isStopped) {
      isStale = false;
      const save = isKnown ? device.updateCart : device.saveCart;
      await save({ ...(await summary()), ...identity });
      isKnown = true;
    }
  };

  const run = () => {
    if (!isStale || isStopped || running !== null) return;
    running = write()
      .catch(onFailure)
      .then(() => {
        running = null;
        run();
      });
  };

  return {
    changed() {
      isStale = true;
      whenIdle(run);
    },
    async flush() {
      run();
      while (running !== null) await running;
    },
    stop() {
      isStopped = true;
    },
  };
}

/** Who else writes in it. */
export function othersIn({ members }: CartView, me: ActorId): readonly ActorId[] {
  return members.flatMap(({ actorId, hasLeft }) => (hasLeft || actorId === me ? [] : [actorId]));
}

export function summarizeCart(
  stream: Pick<SharedStream<CartTypes>, 'store' | 'length' | 'newest' | 'lastKnown'>,
  unseen: number,
): Partial<KnownCart> {
  const newest = stream.newest();
  const { now } = stream.store.getState();
  const { name, currency, total, lineCount, members } = now;
  return {
    ...{ name, currency, total, lineCount, firstLines: firstLines(now) },
    members: members.filter(({ hasLeft }) => !hasLeft).map((member) => ({ name: member.name, color: member.color })),
    eventCount: stream.length(),
    changedAt: newest === null ? 0 : msOf(newest),
    unseen,
    lastSeen: newest,
    ...stream.lastKnown(),
  };
}

/** As many as a card of Home has room for. */
export function firstLines({ aisles }: CartView): readonly string[] {
  return aisles
    .flatMap(({ lines }) => lines)
    .slice(0, 5)
    .map(({ name }) => name);
}
