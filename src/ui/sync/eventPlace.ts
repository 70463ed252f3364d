// How far a change has got: this device, the relay, the others' devices. A later step counts only after the one before
// it: what the relay has lost is not called safe because somebody else has it.

import type { LogPlace, SyncView } from '../../app/stream/streamSnapshot.ts';
import type { Words } from '../text/words.ts';

/** 0: on this device only. 1: on the relay. 2: on some of the other devices, too. 3: on all of them. */
export type Step = 0 | 1 | 2 | 3;

type Places = Pick<SyncView, 'devices' | 'isOnRelay' | 'isOnDevice'>;

/** On how many of the other devices; null where it is not on the relay. */
export function reachOf({ devices, isOnRelay, isOnDevice }: Places, event: LogPlace): number | null {
  if (!isOnRelay(event)) return null;
  return devices.reduce((count, { actorId }) => (isOnDevice(actorId, event) ? count + 1 : count), 0);
}

export function stepOf(reach: number | null, devices: number): Step {
  if (reach === null) return 0;
  if (reach === 0) return 1;
  return reach < devices ? 2 : 3;
}

/** `name`: whose device it is, where there is just one other. */
export function placeInWords(reach: number | null, devices: number, name: string, text: Words): string {
  switch (stepOf(reach, devices)) {
    case 0:
      return text.sync.place.here;
    case 1:
      return text.sync.place.relay;
    case 2:
      return text.sync.place.some(reach ?? 0, devices);
    case 3:
      return text.sync.place.everywhere(devices, name);
  }
}

/** Everything that is here is on the relay and on every other device. */
export function isEverywhere({ waiting, devices }: Pick<SyncView, 'waiting' | 'devices'>): boolean {
  return waiting.length === 0 && devices.length > 0 && devices.every(({ lacks }) => lacks === 0);
}
