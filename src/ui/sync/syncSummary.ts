// What the pill may say, from what is known: "on the relay" only of what the relay has confirmed.

import type { Role, SyncView } from '../../app/cartSession.ts';
import { text } from '../text/en.ts';

export type SyncTone = 'calm' | 'busy' | 'away' | 'trouble';

export interface SyncSummary {
  readonly words: string;
  readonly tone: SyncTone;
}

export function summarizeSync(sync: SyncView, cart: { readonly eventCount: number; readonly role: Role }): SyncSummary {
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
      return { words: cart.eventCount === 0 ? text.sync.nothingYet : text.sync.onRelay, tone: 'calm' };
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
      return link.refusal === undefined ? text.sync.why.onTheWay : text.refusal(link.refusal);
  }
}
