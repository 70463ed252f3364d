// When to try again: full jitter under an exponential ceiling, so that the clients of a relay that was away do not come
// back all at once. Somebody who watches is served soon; a page that nobody sees can wait.

const baseMs = 100;
const visibleCeilingMs = 2_500;
const hiddenCeilingMs = 30_000;

/** A relay that stops tells everybody in the same moment: they wait as if they had failed this often before. */
export const failuresAtRestart = 4;

/** `failures` in a row so far, counting from 1. */
export function retryDelay(failures: number, isVisible: boolean, random: () => number): number {
  const ceiling = Math.min(baseMs * 2 ** failures, isVisible ? visibleCeilingMs : hiddenCeilingMs);
  return random() * ceiling;
}
