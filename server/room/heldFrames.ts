// What devices hold, as messages of a bounded size.

import type { HeldLogs } from '../../src/wire/frames.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import { webSocketFrame } from './webSocketFrame.ts';

/** As an update's. A device is never split. */
const maxMessageBytes = 64 * 1024;
/** Two numbers below 2^53. */
const maxBytesPerLength = 16;
/** Its name, and two lengths. */
const maxBytesPerDevice = 200;

export function* heldFrames(devices: Iterable<readonly [string, StateVector]>): Generator<Buffer> {
  let part: HeldLogs[] = [];
  let bytes = 0;
  for (const [device, lengths] of devices) {
    const size = maxBytesPerDevice + maxBytesPerLength * lengths.size;
    if (part.length > 0 && bytes + size > maxMessageBytes) {
      yield frameOf(part);
      part = [];
      bytes = 0;
    }
    part.push({ device, lengths });
    bytes += size;
  }
  if (part.length > 0) yield frameOf(part);
}

function frameOf(devices: readonly HeldLogs[]): Buffer {
  return webSocketFrame({ kind: 'held', devices });
}
