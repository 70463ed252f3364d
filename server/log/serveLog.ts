// The thread's side of the log: answers calls from it, and gathers the batches that have come by now into one
// transaction, so that one forced write serves all who wait. Notes of what devices hold ride along.

import { type After, afterDelay } from '../host/after.ts';
import type { NotTaken } from './appendByTurn.ts';
import type { BlockingLog } from './blockingLog.ts';
import { type Batch, type HeldNote, LogFailure } from './logStorage.ts';
import {
  type LogAnswer,
  type LogCall,
  type LogCalls,
  type LogThreadStart,
  type Port,
  unpackBatches,
} from './logThreadCalls.ts';

/** How long notes wait for a batch to ride with. */
const noteDelayMs = 1000;
/** Half a millisecond's work, and what one note has: batches wait for it. */
const lengthsPerCommit = 500;

export function serveLog(log: BlockingLog, port: Port, after: After = afterDelay): void {
  let waiting: { readonly id: number; readonly batches: readonly Batch[] }[] = [];
  const notes: { readonly id: number; readonly note: HeldNote }[] = [];
  let callOff: (() => void) | null = null;

  const post = (message: LogAnswer, handedOver: readonly ArrayBuffer[] = []) => port.postMessage(message, handedOver);

  function commit(): void {
    const group = waiting;
    waiting = [];
    const riding = notesToRide();
    const { batches: outcomes, notes: failure } = log.commit(
      group.flatMap(({ batches }) => batches),
      riding.map(({ note }) => note),
    );
    let at = 0;
    for (const { id, batches } of group) {
      const notTaken = new Map<number, NotTaken>();
      for (const index of batches.keys()) {
        const outcome = outcomes[at++] ?? null;
        if (outcome !== null) notTaken.set(index, outcome instanceof LogFailure ? outcome.message : outcome);
      }
      post({ id, kind: 'answer', answer: notTaken });
    }
    for (const { id } of riding) {
      post(failure ? { id, kind: 'failure', message: failure.message } : { id, kind: 'answer', answer: null });
    }
    if (notes.length > 0) return;
    callOff?.();
    callOff = null;
  }

  function notesToRide() {
    let lengths = 0;
    let count = 0;
    for (const { note } of notes) {
      if (lengths >= lengthsPerCommit) break;
      for (const device of note.devices) lengths += device.lengths.size;
      count++;
    }
    return notes.splice(0, count);
  }

  /** No batch has come by. */
  function commitNotes(): void {
    commit();
    if (notes.length > 0) callOff = after(0, commitNotes); // after the batches that have come meanwhile
  }

  function readPart(id: number, { cartId, ranges }: LogCalls['readPart']['ask']): void {
    const part = log.readPart(cartId, ranges);
    post(
      { id, kind: 'answer', answer: part },
      part.updates.map(({ buffer }) => buffer as ArrayBuffer),
    );
    try {
      log.keepPacks();
    } catch {
      // The disk is full, say: the next reader reads the long way again.
    }
  }

  function answer(
    call: Exclude<LogCall, { kind: 'append' | 'keepHeld' | 'readPart' }>,
  ): LogCalls[keyof LogCalls]['answer'] {
    switch (call.kind) {
      case 'open':
        return log.open(call.ask);
      case 'hashesAt':
        return log.hashesAt(call.ask.cartId, call.ask.places);
      case 'heldBy':
        while (notes.some(({ note }) => note.cartId === call.ask)) commit();
        return log.heldBy(call.ask);
      case 'claim':
        // What the cart has been sent before comes first: there is nothing to claim in a cart without entries.
        if (waiting.length > 0) commit();
        return log.claim(call.ask);
      case 'take':
        return log.take(call.ask);
      case 'followed':
        return log.followed();
      case 'idle':
        return log.idle(call.ask);
      case 'newlyGone':
        return log.newlyGone();
      case 'dropIdle':
        return log.dropIdle(call.ask.before, call.ask.except);
      case 'probe':
        log.probe();
        return null;
      case 'close':
        while (waiting.length > 0 || notes.length > 0) commit();
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
    if (call.kind === 'keepHeld') {
      notes.push({ id: call.id, note: call.ask });
      callOff ??= after(noteDelayMs, commitNotes);
      return;
    }
    try {
      if (call.kind === 'readPart') readPart(call.id, call.ask);
      else post({ id: call.id, kind: 'answer', answer: answer(call) });
    } catch (cause) {
      post({ id: call.id, kind: 'failure', message: cause instanceof Error ? cause.message : String(cause) });
    }
  });
  port.postMessage({ kind: 'ready' } satisfies LogThreadStart);
}
