// Loaded into each server, and each of its threads, before its own code: SIGUSR2 collects the garbage, so that what is
// measured is what it holds.

import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const threads = new BroadcastChannel('collect garbage');
threads.onmessage = () => collect();
threads.unref();
if (isMainThread) {
  process.on('SIGUSR2', () => {
    threads.postMessage('now');
    collect();
  });
}
