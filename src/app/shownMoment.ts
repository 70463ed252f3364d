// What the ui shows of a cart: now, or the moment that the cursor is at.

import { compareCarts } from '../domain/readModels/cartDifference.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import type { CartReadSide } from './cartReadSide.ts';
import type { CartSnapshot } from './cartSession.ts';
import type { TimeTravel } from './timeTravel.ts';

export function shownMoment(
  travel: TimeTravel,
  readSide: Pick<CartReadSide, 'at'>,
  now: CartView,
): Pick<CartSnapshot, 'shown' | 'cursor' | 'isPlaying' | 'playSpeed'> {
  const play = { isPlaying: travel.isPlaying(), playSpeed: travel.speed() };
  const index = travel.index();
  const id = travel.cursor();
  if (index === null || id === null) return { shown: now, cursor: null, ...play };
  const shown = readSide.at(index);
  const cursor = { id, index, arrivedBefore: travel.arrivedBefore(), changes: compareCarts(shown, now) };
  return { shown, cursor, ...play };
}
