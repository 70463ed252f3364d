// The moments of a stream, one after each event, in the order of one of its two clocks: as it happened (the total order, the
// timeline itself), or as this device learned it (arrivals.ts).

import type { DomainTypes } from '../../engine/domain.ts';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { OpenStream } from '../../engine/openStream.ts';
import type { HistoryView } from '../../engine/readSide.ts';
import type { Timeline } from '../../engine/timeline.ts';
import type { StreamPorts } from './streamPorts.ts';
import type { Clock } from './streamSnapshot.ts';
import type { HistoryPositions } from './timeTravel.ts';

export interface Moments<T extends DomainTypes> extends HistoryPositions {
  /** Just after the event at this place. */
  stateAt(index: number): T['state'];
  arrived(entries: readonly StoredEntry[]): void;
  /** The history in this order. */
  history(ofNow: HistoryView<T>): HistoryView<T>;
}

export interface TwoClocks<T extends DomainTypes> extends Pick<Moments<T>, 'arrived' | 'history'> {
  clock(): Clock;
  /** In its order. */
  moments(): Omit<Moments<T>, 'arrived' | 'history'>;
  goBy(clock: Clock): Promise<void>;
  /** The history has become another one: as it happened. */
  reset(): void;
}

export function createTwoClocks<T extends DomainTypes>(
  { store }: Pick<StreamPorts, 'store'>,
  stream: Pick<OpenStream<T>, 'domain' | 'streamId' | 'head'>,
  timeline: Timeline<T['state'], T['event'], T['note']>,
): TwoClocks<T> {
  let wanted: Clock = 'happened';
  let learned: Moments<T> | null = null;
  return {
    clock: () => (learned === null ? 'happened' : 'learned'),
    moments: () => learned ?? timeline,
    async goBy(clock) {
      wanted = clock;
      let found: Moments<T> | null = null;
      // Read anew where something came meanwhile.
      while (clock === 'learned' && (found?.length() ?? -1) < timeline.length())
        found = await (await import('./arrivals.ts')).readArrivals(store, stream);
      if (wanted === clock) learned = found;
    },
    reset() {
      wanted = 'happened';
      learned = null;
    },
    arrived: (entries) => learned?.arrived(entries),
    history: (ofNow) => learned?.history(ofNow) ?? ofNow,
  };
}
