// Waits for a disk that failed: one probe at a time for all rooms that wait.

import { setTimeout as delay } from 'node:timers/promises';
import type { LogStorage } from './logStorage.ts';

/** Resolves when a commit works again; never rejects. */
export function storageRecovery(storage: LogStorage, retryMs: number): () => Promise<void> {
  let probing: Promise<void> | null = null;

  async function probe(): Promise<void> {
    for (;;) {
      await delay(retryMs, undefined, { ref: false });
      try {
        await storage.probe();
        probing = null;
        return;
      } catch {
        // Not yet.
      }
    }
  }

  return () => {
    probing ??= probe();
    return probing;
  };
}
