// Waits for what several devices come to, and says what is the matter where they do not.

import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 60_000;

export async function until(condition: () => boolean, trouble: () => string): Promise<void> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > patienceMs) throw new Error(trouble());
    await wait(5);
  }
}
