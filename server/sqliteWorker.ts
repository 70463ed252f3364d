// The thread that owns the database. It lives as long as the relay and knows one file.

import { parentPort, workerData } from 'node:worker_threads';
import type { LogThreadStart } from './logThreadCalls.ts';
import { serveLog } from './serveLog.ts';
import { openSqliteLog } from './sqliteLog.ts';

if (parentPort !== null) {
  try {
    serveLog(openSqliteLog(String(workerData)), parentPort);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    parentPort.postMessage({ kind: 'failed', message } satisfies LogThreadStart);
    parentPort.close();
  }
}
