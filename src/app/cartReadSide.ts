// The read side of one open cart: entries in, read models out. There is one way in, for every event, whoever wrote it.

import type { Cart } from '../domain/cart.ts';
import { evolve, initialCart } from '../domain/cart.ts';
import { cartEventCodec } from '../domain/cartEventCodec.ts';
import { aisles } from '../domain/catalogue/aisles.ts';
import type { CartEvent } from '../domain/events.ts';
import { mapObserved } from '../domain/mapObserved.ts';
import { type ActivityEntry, describeActivity } from '../domain/readModels/activity.ts';
import { type CartView, createCartView } from '../domain/readModels/cartView.ts';
import { emptyHistogram, extendHistogram, histogramOf } from '../domain/readModels/histogram.ts';
import { createEventReceiver } from '../engine/eventReceiver.ts';
import type { StoredEntry } from '../engine/eventStore.ts';
import type { StreamId } from '../engine/message.ts';
import { createTimeline, type Timeline } from '../engine/timeline.ts';
import type { HistoryView } from './cartSession.ts';

export interface CartReadSide {
  readonly timeline: Timeline<Cart, CartEvent, ActivityEntry>;
  /** Folds them and returns what each of the new ones did. */
  receive(entries: readonly StoredEntry[]): readonly ActivityEntry[];
  /** Forgets everything: the history is to be told anew. */
  clear(): void;
  now(): CartView;
  /** The cart just after the event at this index. */
  at(index: number): CartView;
  history(): HistoryView;
}

export function createCartReadSide(streamId: StreamId): CartReadSide {
  const timeline = createTimeline<Cart, CartEvent, ActivityEntry>({
    initialState: initialCart,
    evolve,
    mapNamed: mapObserved,
    describe: describeActivity,
  });
  const newReceiver = () => createEventReceiver({ codec: cartEventCodec, streamId });
  let receiver = newReceiver();
  const cartView = createCartView(aisles);
  let histogram = emptyHistogram;
  let newer = 0;
  let invalid = 0;

  return {
    timeline,
    receive(entries) {
      const received = receiver.receive(entries);
      newer += received.newer.length;
      invalid += received.invalid.length;
      const lengthBefore = timeline.length();
      const { from } = timeline.insert(received.known, received.unread);
      const notes = timeline.notes();
      histogram =
        from < lengthBefore ? histogramOf(notes) : notes.slice(lengthBefore).reduce(extendHistogram, histogram);
      return received.known.flatMap(({ id }) => notes[timeline.indexOf(id)] ?? []);
    },
    clear() {
      timeline.clear();
      receiver = newReceiver();
      histogram = emptyHistogram;
      newer = 0;
      invalid = 0;
    },
    now: () => cartView(timeline.state()),
    at: (index) => cartView(timeline.stateAt(index)),
    history: () => ({ entries: timeline.notes(), histogram, cart: timeline.state(), newer, invalid }),
  };
}
