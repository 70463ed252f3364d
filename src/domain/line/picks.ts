// The law of picks, on a set of a line's events: a pick, an unpick, a start or a taking cancels the picks in its past. What
// several people picked without knowing of each other all stands: it was bought twice (V16).

import type { Causes } from '../../causal/causalSet.ts';
import { has, pastOfAny } from '../../causal/past.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { CheckoutId } from '../events.ts';
import type { LineNode } from './lineNode.ts';

export interface Pick {
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly quantity: number;
  /** Who put it there; or the purchase that was none after all. What one of them says twice is said once. */
  readonly by: ActorId | CheckoutId;
}

/** Live picks in ascending order of id. */
export function picksOf(causes: Causes<LineNode>): readonly Pick[] {
  const { nodes } = causes;
  const cancelling: number[] = [];
  nodes.forEach(({ event }, index) => {
    if (cancelsPicks(event)) cancelling.push(index);
  });
  const cancelled = pastOfAny(causes, cancelling);
  const picks = nodes.flatMap((node, index) =>
    touchesPicks(node.event) && !has(cancelled, index) ? pickIn(node) : [],
  );
  return picks.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How many of `quantity` are in the basket. One person's picks from two devices are one pick. */
export function pickedOf(picks: readonly Pick[], quantity: number): number {
  const most = new Map<string, number>();
  for (const { by, quantity: n } of picks) most.set(by, Math.max(most.get(by) ?? 0, n));
  let picked = 0;
  for (const n of most.values()) picked += n;
  return Math.max(0, Math.min(quantity, picked));
}

function pickIn({ id, actorId, event }: LineNode): readonly Pick[] {
  if (event.type === 'ItemPicked') return [{ id, actorId, quantity: event.data.quantity, by: actorId }];
  if (event.type !== 'ItemReturned') return [];
  return [{ id, actorId, quantity: event.data.quantity, by: event.data.checkout }];
}

export function touchesPicks(event: LineNode['event']): boolean {
  return cancelsPicks(event) || event.type === 'ItemReturned';
}

export function cancelsPicks({ type }: LineNode['event']): boolean {
  return type === 'ItemPicked' || type === 'ItemUnpicked' || type === 'ItemAdded' || type === 'ItemTaken';
}
