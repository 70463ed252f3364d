// What a notice's Undo does: the act that it tells of takes its turn.

import type { CartSession } from '../../app/cartSession.ts';
import type { EventId } from '../../engine/message.ts';
import { turnsOf } from './turns.ts';

/** Tells whether it is undone now, or nothing of it was left to undo. */
export async function takeBack(session: CartSession, events: readonly EventId[]): Promise<boolean> {
  const turns = turnsOf(session);
  const act = events[0] === undefined ? null : turns.actOf(events[0]);
  if (act === null) return false;
  const turning = turns.turning(act);
  if (turning.commands.length === 0) return turning.blocked === null;
  return (await turns.turn({ act, turning })).kind === 'accepted';
}
