// What the pill may say, from what is known: "saved for everyone" only of what the relay has confirmed, "on Ana's device" only
// of what that device has.

import type { CartSnapshot } from '../../app/cartSession.ts';
import type { SyncView } from '../../app/stream/streamSnapshot.ts';

import type { Words } from '../text/words.ts';
import { isEverywhere } from './eventPlace.ts';

export type SyncTone = 'calm' | 'busy' | 'away' | 'trouble';

export interface SyncSummary {
  readonly words: string;
  /** Goes on from there; it comes and goes with every change, and need not be announced. */
  readonly more?: string;
  readonly tone: SyncTone;
}

export interface SyncedCart {
  readonly eventCount: number;
  readonly role: CartSnapshot['role'];
  /** Of whom the first of the other devices is. */
  readonly firstName: string;
  /** Somebody else made it, and it is here for the first time. */
  readonly isByLink: boolean;
}

export function summarizeSync(sync: SyncView, cart: SyncedCart, text: Words): SyncSummary {
  const { link, problem } = sync;
  const waiting = sync.waiting.length;
  const isEmpty = cart.eventCount === 0;
  const soFar: SyncSummary = cart.isByLink
    ? { words: text.sync.arriving, tone: 'busy' }
    : { words: text.sync.nothingYet, tone: 'calm' };
  if (problem !== null && problem.kind === 'storage') return { words: text.sync.storageProblem, tone: 'trouble' };
  switch (link.kind) {
    case 'refused':
      return { words: waiting > 0 ? text.sync.refusedWaiting(waiting) : text.sync.refused, tone: 'trouble' };
    case 'offline':
      if (isEmpty) return { words: text.sync.offline, tone: 'away' };
      return { words: waiting > 0 ? text.sync.offlineWaiting(waiting) : text.sync.offlineKnown, tone: 'away' };
    case 'connecting':
      if (isEmpty) return soFar;
      return { words: waiting > 0 ? text.sync.waiting(waiting) : text.sync.connecting, tone: 'busy' };
    case 'online':
      if (waiting > 0)
        return { words: text.sync.waiting(waiting), tone: link.refusal === undefined ? 'busy' : 'trouble' };
      if (!link.caughtUp) return isEmpty ? soFar : { words: text.sync.connecting, tone: 'busy' };
      if (isEmpty) return { words: text.sync.nothingYet, tone: 'calm' };
      if (!isEverywhere(sync)) return { words: text.sync.onRelay, tone: 'calm' };
      return { words: text.sync.onRelay, more: text.sync.andOn(sync.devices.length, cart.firstName), tone: 'calm' };
  }
}
