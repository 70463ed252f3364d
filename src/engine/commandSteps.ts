// Ids of commands that belong together. Who undoes a command does so by one whose id is the next; who does it again, by the
// one after that. So a history says by itself what is undone, and the same step, taken in two tabs at once, is taken once.

import type { CommandId } from './message.ts';

export function nextCommandId(id: CommandId): CommandId {
  return stepped(id, 1);
}

export function previousCommandId(id: CommandId): CommandId {
  return stepped(id, -1);
}

/** In the lower half, round and round. */
function stepped(id: CommandId, by: 1 | -1): CommandId {
  const low = (Number.parseInt(id.slice(8), 16) + by) >>> 0;
  return (id.slice(0, 8) + low.toString(16).padStart(8, '0')) as CommandId;
}
