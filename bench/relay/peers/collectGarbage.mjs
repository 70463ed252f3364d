// Loaded into each server, and each of its threads, before its own code: SIGUSR2 collects the garbage, so that what is
// measured is what it holds, and writes down how much that is.

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const threads = new BroadcastChannel('collect garbage');
threads.unref();

/** Of this thread: on the heap, and in buffers beside it. */
function liveBytes() {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

if (isMainThread) {
  let live = 0;
  /** @param {number} bytes */
  const note = (bytes) => {
    live += bytes;
    writeFileSync(path.join(tmpdir(), `relay-bench-live-${process.pid}`), String(live));
  };
  threads.onmessage = ({ data }) => note(data);
  process.on('SIGUSR2', () => {
    live = 0;
    threads.postMessage('now');
    note(liveBytes());
  });
} else {
  threads.onmessage = ({ data }) => data === 'now' && threads.postMessage(liveBytes());
}
