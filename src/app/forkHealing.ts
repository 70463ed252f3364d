// A log that two writers have had (a cloned profile, a restored backup) is healed: the relay's branch takes the place of
// ours, ours is set aside, the log is given up if it was ours to write, and what only our branch held is issued again under
// another one. Every step may be repeated, and one that was missed is made up for when the cart is opened again. Other tabs
// of this browser, which have read what is set aside now, read the history anew.

import type { StoredEntry } from '../engine/eventStore.ts';
import type { ReplicaId, StreamId } from '../engine/message.ts';
import type { ForkedLog } from '../engine/replica.ts';
import type { CartPorts } from './cartPorts.ts';
import type { HealedFork } from './cartSession.ts';
import type { CartWriteSide } from './cartWriteSide.ts';
import type { RelayLink } from './relayLink.ts';

export interface ForkHealing {
  /** Resolves when it is done, or has failed. */
  heal(log: ForkedLog): Promise<void>;
  /** Another tab has adopted branches of these logs. */
  follow(replicaIds: readonly ReplicaId[]): Promise<void>;
  /** The relay has told the time: a log that is ahead of it by too much is given up. */
  timeTold(): Promise<void>;
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
    readonly writeSide: Pick<CartWriteSide, 'replicaId' | 'giveUp' | 'isAhead' | 'reissueLost'> | null;
    /** Given up meanwhile: its document holds what is being set aside. */
    readonly link: Pick<RelayLink, 'without' | 'replica'>;
    /** Folds the history anew: it is another one now. */
    readonly restart: (entries: readonly StoredEntry[]) => void;
    readonly onFailure: (failure: unknown) => void;
  },
): ForkHealing {
  const { streamId, writeSide, link, restart } = cart;
  let running: Promise<void> | null = null;
  let heals = 0;
  let arrived: StoredEntry[] = [];
  let healed: HealedFork | null = null;

  async function adopt({ replicaId, branch }: ForkedLog): Promise<boolean> {
    // First, or this tab could go on writing to a log that is the other's.
    await writeSide?.giveUp(replicaId);
    const setAside = (await store.adoptBranch(streamId, replicaId, branch)).length;
    const issuedAgain = await readAnew();
    if (setAside + issuedAgain > 0) {
      healed = { setAside: (healed?.setAside ?? 0) + setAside, issuedAgain: (healed?.issuedAgain ?? 0) + issuedAgain };
    }
    return setAside > 0;
  }

  async function followTo(replicaIds: readonly ReplicaId[]): Promise<void> {
    for (const replicaId of replicaIds) await writeSide?.giveUp(replicaId);
    await readAnew();
  }

  async function readAnew(): Promise<number> {
    const entries = await store.readAll(streamId);
    restart([...entries, ...arrived]);
    return (await writeSide?.reissueLost()) ?? 0;
  }

  async function run(work: () => Promise<void>): Promise<void> {
    await link.without(async () => {
      running = work().catch(cart.onFailure);
      try {
        await running;
      } finally {
        running = null;
        arrived = [];
      }
    });
  }

  return {
    async heal(log) {
      if (heals >= mostHeals) return;
      heals += 1;
      let hasAdopted = false;
      await run(async () => {
        hasAdopted = await adopt(log);
      });
      if (hasAdopted) link.replica()?.tellAdopted([log.replicaId]);
    },
    follow: (replicaIds) => run(() => followTo(replicaIds)),
    async timeTold() {
      if (writeSide === null || !(await writeSide.isAhead())) return;
      // The replica goes by the log's id.
      await run(() => writeSide.giveUp(writeSide.replicaId()));
    },
    running: () => running,
    delivered(entries) {
      if (running !== null) arrived.push(...entries);
    },
    healed: () => healed,
  };
}
