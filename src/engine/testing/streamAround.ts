// An event store whose streams are changed before whoever opens them gets them: where tests put faults.

import type { EventStore, EventStream } from '../eventStore.ts';

export function streamAround(store: EventStore, change: (stream: EventStream) => Partial<EventStream>): EventStore {
  return {
    ...store,
    async open(...call) {
      const stream = await store.open(...call);
      return { ...stream, ...change(stream) };
    },
  };
}
