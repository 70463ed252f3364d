// Whose the first of the other devices is: for where there is just one, and it goes by a name instead of a number.

import type { CartSnapshot } from '../../app/cartSession.ts';
import { personOf } from '../people/person.ts';
import type { Words } from '../text/words.ts';

/** "" where there is none. */
export function firstDeviceName({ sync, now }: Pick<CartSnapshot, 'sync' | 'now'>, text: Words): string {
  const [first] = sync.devices;
  return first === undefined ? '' : personOf(first.actorId, now.members, text).name;
}
