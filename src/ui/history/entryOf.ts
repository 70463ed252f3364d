// An entry of the history by its id. As it happened they are in the order of ids, and a long history is halved and not read through.

import type { EventId } from '../../engine/message.ts';

export function entryOf<Entry extends { readonly id: EventId }>(
  entries: readonly Entry[],
  id: EventId,
): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] as Entry).id < id) low = middle + 1;
    else high = middle;
  }
  // By the other clock they are in another order.
  return entries[low]?.id === id ? entries[low] : entries.find((entry) => entry.id === id);
}
