// A log that two writers have had (a cloned profile, a restored backup) is healed: the relay's branch takes the place of
// ours, ours is set aside, the log is given up if it was ours to write, and what only our branch held is issued again under
// another one. Every step may be repeated, and one that was missed is made up for when the cart is opened again.

import type { StoredEntry } from '../engine/eventStore.ts';
import type { StreamId } from '../engine/message.ts';
import type { ForkedLog } from '../engine/replica.ts';
import type { CartPorts } from './cartPorts.ts';
import type { HealedFork } from './cartSession.ts';
import type { CartWriteSide } from './cartWriteSide.ts';

export interface ForkHealing {
  /** Resolves when it is done, or has failed. */
  heal(log: ForkedLog): Promise<void>;
  /** Null while nothing is being healed. */
  running(): Promise<void> | null;
  /** Stored meanwhile: part of the history that is read anew. */
  delivered(entries: readonly StoredEntry[]): void;
  /** Null where nothing had to be done. */
  healed(): HealedFork | null;
}

/** Forks healed in one session. A relay that never agrees must not keep this tab busy for ever. */
const mostHeals = 8;

export function createForkHealing(
  { store }: Pick<CartPorts, 'store'>,
  cart: {
    readonly streamId: StreamId;
    /** Null for those who only look. */
    readonly writeSide: Pick<CartWriteSide, 'giveUp' | 'reissueLost'> | null;
    /** Folds the history anew: it is another one now. */
    readonly restart: (entries: readonly StoredEntry[]) => void;
    readonly onFailure: (failure: unknown) => void;
  },
): ForkHealing {
  const { streamId, writeSide, restart } = cart;
  let running: Promise<void> | null = null;
  let heals = 0;
  let arrived: StoredEntry[] = [];
  let healed: HealedFork | null = null;

  async function run({ replicaId, branch }: ForkedLog): Promise<void> {
    // First, or this tab could go on writing to a log that is the other's.
    await writeSide?.giveUp(replicaId);
    const setAside = (await store.adoptBranch(streamId, replicaId, branch)).length;
    const entries = await store.readAll(streamId);
    restart([...entries, ...arrived]);
    const issuedAgain = (await writeSide?.reissueLost()) ?? 0;
    if (setAside + issuedAgain === 0) return;
    healed = { setAside: (healed?.setAside ?? 0) + setAside, issuedAgain: (healed?.issuedAgain ?? 0) + issuedAgain };
  }

  return {
    async heal(log) {
      if (running !== null || heals >= mostHeals) return;
      heals += 1;
      running = run(log).catch(cart.onFailure);
      try {
        await running;
      } finally {
        running = null;
        arrived = [];
      }
    },
    running: () => running,
    delivered(entries) {
      if (running !== null) arrived.push(...entries);
    },
    healed: () => healed,
  };
}
