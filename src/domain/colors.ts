// The palette people choose from, as keys; the ui has the colours.

import type { ColorName } from './events.ts';

export const colors = [
  'teal',
  'orange',
  'violet',
  'blue',
  'rose',
  'olive',
  'brown',
  'slate',
] as const satisfies readonly ColorName[];

export function isColorName(name: string): name is ColorName {
  return (colors as readonly string[]).includes(name);
}
