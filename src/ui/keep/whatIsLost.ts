// What would be lost if a cart were taken off this device, in words.

import type { KnownCart } from '../../app/device.ts';
import type { KeepWords } from '../text/useKeepText.ts';

export function whatIsLost(
  { eventCount, onRelay, members }: Pick<KnownCart, 'eventCount' | 'onRelay' | 'members'>,
  words: KeepWords,
): string {
  const onlyHere = eventCount - onRelay.reduce((sum, { length }) => sum + length, 0);
  if (onlyHere > 0) return words.onlyHere(onlyHere);
  return members.length > 1 ? words.othersKeepIt : words.nobodyElseHasIt;
}
