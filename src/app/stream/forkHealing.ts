// A log that two writers have had (a cloned profile, a restored backup) is healed: the relay's branch takes the place of
// ours, ours is set aside, the log is given up if it was ours to write, and what only our branch held is issued again under
// another one. Every step may be repeated, and one that was missed is made up for when the cart is opened again. Tabs that
// have read what is set aside now, this one and others, are told the history anew by the store.

import type { DomainTypes } from '../../engine/domain.ts';
import type { StreamId } from '../../engine/message.ts';
import type { ForkedLog } from '../../engine/replica.ts';
import type { RelayLink } from './relayLink.ts';
import type { StreamPorts } from './streamPorts.ts';
import type { HealedFork } from './streamSnapshot.ts';
import type { StreamWriteSide } from './streamWriteSide.ts';

export interface ForkHealing {
  /** Resolves when it is done, or has failed. */
  heal(log: ForkedLog): Promise<void>;
  /** The history that was told last is another one than before: the replica is made anew, and what was set aside is issued again. */
  historyChanged(): Promise<void>;
  /** The relay has told the time: a log that is ahead of it by too much is given up. */
  timeTold(): Promise<void>;
  /** Null while nothing is being healed. */
  running(): Promise<unknown> | null;
  /** Null where nothing had to be done. */
  healed(): HealedFork | null;
}

/** Forks healed in one session. A relay that never agrees must not keep this tab busy for ever. */
const mostHeals = 8;

export function createForkHealing(
  { store }: Pick<StreamPorts, 'store'>,
  cart: {
    readonly streamId: StreamId;
    /** Null for those who only look. */
    readonly writeSide: Pick<StreamWriteSide<DomainTypes>, 'replicaId' | 'giveUp' | 'isAhead' | 'reissueOwn'> | null;
    /** Given up meanwhile: its document holds what is being set aside. */
    readonly link: Pick<RelayLink, 'without' | 'replica'>;
    readonly onFailure: (failure: unknown) => void;
  },
): ForkHealing {
  const { streamId, writeSide, link } = cart;
  let running: Promise<unknown> | null = null;
  /** The history that is told meanwhile is that of our own doing. */
  let isAdopting = false;
  let heals = 0;
  let healed: HealedFork | null = null;

  async function adopt({ replicaId, branch }: ForkedLog): Promise<boolean> {
    // First, or this tab could go on writing to a log that is the other's.
    await writeSide?.giveUp(replicaId);
    isAdopting = true;
    const adopting = store.adoptBranch(streamId, replicaId, branch).finally(() => {
      isAdopting = false;
    });
    const setAside = (await adopting).length;
    const issuedAgain = await reissueOwn();
    if (setAside + issuedAgain > 0) {
      healed = { setAside: (healed?.setAside ?? 0) + setAside, issuedAgain: (healed?.issuedAgain ?? 0) + issuedAgain };
    }
    return setAside > 0;
  }

  async function reissueOwn(): Promise<number> {
    return (await writeSide?.reissueOwn()) ?? 0;
  }

  /** Counts as running from now on, though it may have to wait for another one. */
  async function run(work: () => Promise<void>): Promise<void> {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const all = Promise.all([running, finished]).then(() => {
      if (running === all) running = null;
    });
    running = all;
    try {
      await link.without(() => work().catch(cart.onFailure).finally(finish));
    } finally {
      finish();
    }
  }

  return {
    async heal(log) {
      if (heals >= mostHeals) return;
      heals += 1;
      let hasAdopted = false;
      await run(async () => {
        hasAdopted = await adopt(log);
      });
      if (hasAdopted) link.replica()?.tellStoreChanged();
    },
    async historyChanged() {
      if (isAdopting) return;
      await run(async () => {
        await reissueOwn();
      });
    },
    async timeTold() {
      if (writeSide === null || !(await writeSide.isAhead())) return;
      // The replica goes by the log's id.
      await run(async () => writeSide.giveUp(await writeSide.replicaId()));
    },
    running: () => running,
    healed: () => healed,
  };
}
