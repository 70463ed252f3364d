// Who shares a checkout, and how much each has settled of it, as they are stored.

import * as v from 'valibot';
import type { ActorId } from '../../engine/message.ts';
import { whole } from '../../values/storedFields.ts';
import type { Share } from '../events.ts';

/** More people than any entry holds. */
const mostPeople = 500;
const person = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/),
  v.transform((id) => id as ActorId),
);
const share = v.pipe(
  v.strictTuple([person, whole(1, Number.MAX_SAFE_INTEGER)]),
  v.transform(([actorId, amount]): Share => ({ actorId, amount })),
);

export const storedAmong = v.pipe(v.array(person), v.maxLength(mostPeople));
export const storedShares = v.pipe(v.array(share), v.maxLength(mostPeople));

export const packShares = (shares: readonly Share[]) => shares.map(({ actorId, amount }) => [actorId, amount]);
