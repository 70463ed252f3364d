// Where an act goes that is moved one act earlier or later.

import type { CommandId, EventId } from '../../engine/message.ts';
import type { CartEnvelope } from '../events.ts';

/**
 * Just after the event that is returned, null for the start; undefined where it is the first, or the last, already.
 * `now`: where it has been moved to so far; undefined where it stands as it happened.
 */
export function nextPlace(
  envelopes: readonly Pick<CartEnvelope, 'id' | 'commandId'>[],
  command: CommandId,
  now: EventId | null | undefined,
  by: 'earlier' | 'later',
): EventId | null | undefined {
  const own = envelopes.find(({ commandId }) => commandId === command)?.id;
  if (own === undefined) return undefined;
  const last = new Map(envelopes.map(({ commandId, id }) => [commandId, id]));
  last.delete(command);
  const others = [...last.values()].sort();
  const before = others.filter((id) => (now === undefined ? id < own : now !== null && id <= now)).length;
  if (by === 'later') return others[before];
  return before === 0 ? undefined : (others[before - 2] ?? null);
}
