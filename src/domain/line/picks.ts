// The law of picks, on a set of a line's events: a pick, an unpick or a start cancels the picks in its past. What
// several people picked without knowing of each other all stands: it was bought twice (V16).

import { addAll, emptyBits, has, type Past } from '../../causal/past.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { LineEvent } from '../events.ts';
import type { LineNode } from './lineLaw.ts';

export interface Pick {
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly quantity: number;
}

/** Live picks in ascending order of id. */
export function picksOf(nodes: readonly LineNode[], pasts: readonly Past[]): readonly Pick[] {
  const cancelled = emptyBits(nodes.length);
  nodes.forEach(({ event }, index) => {
    if (cancelsPicks(event)) addAll(cancelled, pasts[index] as Past);
  });
  const live = nodes.filter((_, index) => !has(cancelled, index));
  return live.flatMap(pickIn).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same where the event saw everything there is. */
export function picksAfter(before: readonly Pick[], node: LineNode): readonly Pick[] {
  return cancelsPicks(node.event) ? pickIn(node) : before;
}

/** How many of `quantity` are in the basket. One person's picks from two devices are one pick. */
export function pickedOf(picks: readonly Pick[], quantity: number): number {
  const byActor = new Map<ActorId, number>();
  for (const { actorId, quantity: n } of picks) byActor.set(actorId, Math.max(byActor.get(actorId) ?? 0, n));
  let picked = 0;
  for (const n of byActor.values()) picked += n;
  return Math.max(0, Math.min(quantity, picked));
}

function pickIn({ id, actorId, event }: LineNode): readonly Pick[] {
  return event.type === 'ItemPicked' ? [{ id, actorId, quantity: event.data.quantity }] : [];
}

export function cancelsPicks(event: LineEvent): boolean {
  return event.type === 'ItemPicked' || event.type === 'ItemUnpicked' || event.type === 'ItemAdded';
}
