// Of several acts the one that takes its turn: the newest of which something is left.

import type { Cart } from '../cart.ts';
import type { Act, Acts } from './acts.ts';
import { type Later, type Turning, turnAct } from './turnAct.ts';

export interface NextTurn {
  readonly act: Act;
  readonly turning: Turning;
}

/** `passed`: of what others have changed since, all that was passed over. */
export function nextTurn(
  cart: Cart,
  acts: Acts,
  candidates: readonly Act[],
): { readonly found: NextTurn | null; readonly passed: readonly Turning[] } {
  const passed: Turning[] = [];
  for (const act of candidates.toReversed()) {
    const turning = turnAct(cart, acts, act);
    if (turning.commands.length > 0) return { found: { act, turning }, passed };
    passed.push(turning);
  }
  return { found: null, passed };
}

export function laterIn(turnings: readonly Turning[]): readonly Later[] {
  return turnings.flatMap(({ stays }) => stays);
}
