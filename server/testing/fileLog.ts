// For tests: the log in a real file, behind a message port as in use, but in this thread.

import { MessageChannel } from 'node:worker_threads';
import type { LogCache } from '../log/logCache.ts';
import type { LogStorage } from '../log/logStorage.ts';
import { connectLog } from '../log/logThread.ts';
import { serveLog } from '../log/serveLog.ts';
import { openSqliteLog } from '../sqlite/sqliteLog.ts';

/** Throws LogFailure where the file cannot be used. */
export async function fileLog(path: string, isCache = false): Promise<LogStorage & LogCache> {
  const log = openSqliteLog(path, { isCache });
  const { port1, port2 } = new MessageChannel();
  serveLog(log, port1);
  const storage = await connectLog(port2, new Promise<never>(() => {}));
  let closing: Promise<void> | null = null;
  return {
    ...storage,
    // Once: a test may have closed its relay already.
    close: () => {
      closing ??= storage.close().then(() => port1.close());
      return closing;
    },
  };
}
