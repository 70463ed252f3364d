// The thread's side of the log: answers calls from the database, and gathers the batches that have come by now into one
// transaction, so that one forced write serves all who wait.

import type { Batch } from './logStorage.ts';
import {
  type LogAnswer,
  type LogCall,
  type LogCalls,
  type LogThreadStart,
  type Port,
  unpackBatches,
} from './logThreadCalls.ts';
import type { SqliteLog } from './sqliteLog.ts';

export function serveLog(log: SqliteLog, port: Port): void {
  let waiting: { readonly id: number; readonly batches: readonly Batch[] }[] = [];

  const post = (message: LogAnswer) => port.postMessage(message);

  function commit(): void {
    const group = waiting;
    waiting = [];
    const outcomes = log.appendAll(group.flatMap(({ batches }) => batches)).map((failure) => failure?.message ?? null);
    let at = 0;
    for (const { id, batches } of group) {
      post({ id, kind: 'answer', answer: outcomes.slice(at, at + batches.length) });
      at += batches.length;
    }
  }

  function answer(call: Exclude<LogCall, { kind: 'append' }>): LogCalls[keyof LogCalls]['answer'] {
    switch (call.kind) {
      case 'open':
        return log.open(call.ask);
      case 'readPage':
        return log.readPage(call.ask.cartId, call.ask.ranges);
      case 'hashesAt':
        return log.hashesAt(call.ask.cartId, call.ask.places);
      case 'newlyGone':
        return log.newlyGone();
      case 'dropIdle':
        return log.dropIdle(call.ask.before, call.ask.except);
      case 'probe':
        log.probe();
        return null;
      case 'close':
        if (waiting.length > 0) commit();
        log.close();
        return null;
    }
  }

  port.on('message', (message) => {
    const call = message as LogCall;
    if (call.kind === 'append') {
      if (waiting.length === 0) setImmediate(() => waiting.length > 0 && commit());
      waiting.push({ id: call.id, batches: unpackBatches(call.ask) });
      return;
    }
    try {
      post({ id: call.id, kind: 'answer', answer: answer(call) });
    } catch (cause) {
      post({ id: call.id, kind: 'failure', message: cause instanceof Error ? cause.message : String(cause) });
    }
  });
  port.postMessage({ kind: 'ready', instanceId: log.instanceId } satisfies LogThreadStart);
}
