// This device's clock, corrected by what the relay last said the time is. The correction is kept, so that a device with a
// wrong clock stamps rightly while offline, too. The only place that reads the time.

import type { WallClock } from '../../app/stream/streamPorts.ts';

const keptUnder = 'trolley.clockOffset';
/** The relay's word is measured over a network: below this it says nothing about our clock. */
const noiseMs = 500;

export interface DeviceClock extends WallClock {
  /** As this device has it, uncorrected: what an offset is measured against. */
  deviceNow(): number;
}

export function createWallClock(
  memory: Pick<Storage, 'getItem' | 'setItem'> | null,
  deviceNow = Date.now,
): DeviceClock {
  let offset = readOffset(memory);
  return {
    deviceNow,
    now: () => deviceNow() + offset,
    correct(offsetMs, doubtMs) {
      if (!Number.isFinite(offsetMs)) return;
      const next = Math.abs(offsetMs) < noiseMs ? 0 : Math.round(offsetMs);
      // An answer that took long, on a slow line or a busy device, must not put a right clock wrong.
      if (Math.abs(next - offset) <= doubtMs) return;
      offset = next;
      try {
        memory?.setItem(keptUnder, String(offset));
      } catch {
        // A full or forbidden storage: the offset is measured again at the next connection.
      }
    },
  };
}

function readOffset(memory: Pick<Storage, 'getItem'> | null): number {
  try {
    const offset = Number(memory?.getItem(keptUnder) ?? 0);
    return Number.isSafeInteger(offset) ? offset : 0;
  } catch {
    return 0;
  }
}
