// The thread that owns the database. It lives as long as the relay and knows one file.

import { parentPort, workerData } from 'node:worker_threads';
import type { LogFile } from './log/logThread.ts';
import type { LogThreadStart } from './log/logThreadCalls.ts';
import { serveLog } from './log/serveLog.ts';
import { openSqliteLog } from './sqlite/sqliteLog.ts';

/** Nothing of a cart is remembered for longer, so that one that nobody uses costs no memory. */
const rememberMs = 10_000;

if (parentPort !== null) {
  const say = (message: LogThreadStart) => parentPort?.postMessage(message);
  try {
    const { path, isCache } = workerData as LogFile;
    const log = openSqliteLog(path, { isCache });
    serveLog(log, parentPort);
    setInterval(log.forget, rememberMs).unref();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    say({ kind: 'failed', message });
    parentPort.close();
  }
}
