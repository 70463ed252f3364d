// What the pill may say, from what is known: "on the relay" only of what the relay has confirmed, "on Ana's device" only
// of what that device has.

import type { Role, SyncView } from '../../app/cartSession.ts';
import { text } from '../text/en.ts';
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
  readonly role: Role;
  /** Of whom the first of the other devices is. */
  readonly firstName: string;
}

export function summarizeSync(sync: SyncView, cart: SyncedCart): SyncSummary {
  const { link, problem } = sync;
  const waiting = sync.waiting.length;
  if (problem !== null && problem.kind === 'storage') return { words: text.sync.storageProblem, tone: 'trouble' };
  switch (link.kind) {
    case 'refused':
      return { words: waiting > 0 ? text.sync.refusedWaiting(waiting) : text.sync.refused, tone: 'trouble' };
    case 'offline':
      if (cart.eventCount === 0) return { words: text.sync.offline, tone: 'away' };
      return { words: waiting > 0 ? text.sync.offlineWaiting(waiting) : text.sync.offlineKnown, tone: 'away' };
    case 'connecting':
      if (cart.eventCount === 0) return { words: text.sync.nothingYet, tone: 'calm' };
      return { words: waiting > 0 ? text.sync.waiting(waiting) : text.sync.connecting, tone: 'busy' };
    case 'online':
      if (waiting > 0)
        return { words: text.sync.waiting(waiting), tone: link.refusal === undefined ? 'busy' : 'trouble' };
      if (!link.caughtUp) return { words: text.sync.connecting, tone: 'busy' };
      if (cart.eventCount === 0) return { words: text.sync.nothingYet, tone: 'calm' };
      if (!isEverywhere(sync)) return { words: text.sync.onRelay, tone: 'calm' };
      return { words: text.sync.onRelay, more: text.sync.andOn(sync.devices.length, cart.firstName), tone: 'calm' };
  }
}

/** Why what waits is waiting, and what to do. */
export function reasonForWaiting({ link, problem }: SyncView): string {
  if (problem !== null) return text.problem(problem);
  switch (link.kind) {
    case 'refused':
      return text.refusal(link.reason);
    case 'offline':
      return link.reason === undefined ? text.sync.why.offline : text.refusal(link.reason);
    case 'connecting':
      return text.sync.why.connecting;
    case 'online':
      if (link.refusal === undefined) return text.sync.why.onTheWay;
      // A relay that is full closes the connection; one that refuses entries means this cart.
      return link.refusal === 'too-many' ? text.sync.why.cartAtLimit : text.refusal(link.refusal);
  }
}
