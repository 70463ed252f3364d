// Keeps what Home shows of an open cart up to date. Writes are summed up: one under way, the newest one waiting.

import type { CartView } from '../domain/readModels/cartView.ts';
import type { EventId } from '../engine/message.ts';
import type { DeviceStore, KnownCart } from './device.ts';
import type { DurableLength } from './relayProgress.ts';

export interface CartSummary {
  readonly view: CartView;
  readonly eventCount: number;
  readonly changedAt: number;
  readonly unseen: number;
  readonly lastSeen: EventId | null;
  readonly onRelay: readonly DurableLength[];
}

export interface KnownCartUpkeep {
  changed(): void;
  /** Resolves when everything so far is written. */
  flush(): Promise<void>;
}

export function createKnownCartUpkeep(options: {
  readonly device: DeviceStore;
  readonly identity: Pick<KnownCart, 'cartId' | 'key' | 'role' | 'openedAt'>;
  readonly summary: () => CartSummary;
  readonly onFailure: (failure: unknown) => void;
}): KnownCartUpkeep {
  const { device, identity, summary, onFailure } = options;
  let isStale = false;
  let running: Promise<void> | null = null;

  const write = async () => {
    while (isStale) {
      isStale = false;
      const { view, ...rest } = summary();
      await device.saveCart({
        ...identity,
        ...rest,
        name: view.name,
        currency: view.currency,
        total: view.total,
        lineCount: view.lineCount,
        members: view.members.filter((member) => !member.hasLeft).map(({ name, color }) => ({ name, color })),
      });
    }
  };

  // A microtask later, so that the caller's own work comes first.
  const run = (): Promise<void> =>
    Promise.resolve()
      .then(write)
      .catch(onFailure)
      .then(() => {
        running = isStale ? run() : null;
      });

  return {
    changed() {
      isStale = true;
      running ??= run();
    },
    async flush() {
      while (running !== null) await running;
    },
  };
}
