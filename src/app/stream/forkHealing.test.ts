// The healing by itself; over real sockets: app/forkHealing.test.ts.

import { expect, test, vi } from 'vitest';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import type { ForkedLog } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createForkHealing } from './forkHealing.ts';

const log: ForkedLog = { replicaId: 1 as ReplicaId, branch: [] };

/** `whileAdopting` is what the store does before a branch is taken. */
function scene(whileAdopting: (forks: ReturnType<typeof createForkHealing>) => void = () => {}) {
  const reissueOwn = vi.fn(async () => 0);
  const forks = createForkHealing(
    {
      store: {
        adoptBranch: async () => {
          whileAdopting(forks);
          return [{} as StoredEntry];
        },
      } as never,
    },
    {
      streamId: 'stream' as StreamId,
      writeSide: {
        replicaId: async () => log.replicaId,
        giveUp: async () => {},
        isAhead: async () => false,
        reissueOwn,
      },
      link: { without: (work) => work(), replica: () => null },
      onFailure(failure) {
        throw failure;
      },
    },
  );
  return { forks, reissueOwn };
}

test('the history that is told while a branch is adopted is of our own doing', async () => {
  const { forks, reissueOwn } = scene((own) => void own.historyChanged());
  const healing = forks.heal(log);
  expect(forks.running()).not.toBeNull();
  await healing;
  await new Promise((resolve) => setImmediate(resolve));
  expect(reissueOwn).toHaveBeenCalledTimes(1);
  expect([forks.healed(), forks.running()]).toEqual([{ setAside: 1, issuedAgain: 0 }, null]);
});

test('one that is told after a healing is another tab’s: what it set aside is issued again', async () => {
  const { forks, reissueOwn } = scene();
  await forks.heal(log);
  await forks.historyChanged();
  expect(reissueOwn).toHaveBeenCalledTimes(2);
});

test('a relay that never agrees does not keep a tab busy for ever', async () => {
  const { forks, reissueOwn } = scene();
  for (let time = 0; time < 20; time += 1) await forks.heal(log);
  expect(reissueOwn).toHaveBeenCalledTimes(8);
});
