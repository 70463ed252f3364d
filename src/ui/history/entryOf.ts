// An entry of the history by its id. They are in the order of ids, so a long history is halved and not read through.

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
  return entries[low]?.id === id ? entries[low] : undefined;
}
