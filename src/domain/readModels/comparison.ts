// READ MODEL: how any two moments of a cart differ, and who did what lies between them. Data only: the ui has the words.

import type { ActorId } from '../../engine/message.ts';
import { isOfCheckout } from '../undo/checkoutTurns.ts';
import type { ActivityEntry } from './activity.ts';
import { compareCarts, type LineChange } from './cartDifference.ts';
import type { CartView } from './cartView.ts';

export interface Comparison {
  readonly changes: readonly LineDifference[];
  /** Minor units. */
  readonly totalThen: number;
  readonly totalNow: number;
  /** The cart's names, where they differ. */
  readonly renamed: { readonly from: string; readonly to: string } | null;
}

export interface LineDifference extends LineChange {
  /** Who did something to it in between, in the order of what they did first. */
  readonly by: readonly ActorId[];
}

/** `between`: what happened after the earlier of the two, up to the later. */
export function compareMoments(from: CartView, to: CartView, between: readonly ActivityEntry[]): Comparison {
  const byLine = new Map<string, Set<ActorId>>();
  const checkouts = new Set<ActorId>();
  for (const { line, actorId, type } of between) {
    if (line !== null) byLine.set(line, (byLine.get(line) ?? new Set()).add(actorId));
    else if (isOfCheckout(type)) checkouts.add(actorId);
  }
  return {
    // What nobody touched was taken, or given back, by a checkout.
    changes: compareCarts(from, to).map((change) => ({ ...change, by: [...(byLine.get(change.line) ?? checkouts)] })),
    totalThen: from.total,
    totalNow: to.total,
    renamed: from.name === to.name ? null : { from: from.name, to: to.name },
  };
}
