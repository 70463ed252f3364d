// Why what waits is not for everyone yet, and what to do.

import type { SyncView } from '../../app/stream/streamSnapshot.ts';
import type { ReasonWords } from '../text/reasons.ts';
import type { SyncDialogWords } from '../text/useSyncText.ts';

export function reasonForWaiting({ link, problem }: SyncView, reasons: ReasonWords, words: SyncDialogWords): string {
  if (problem !== null) return reasons.problem(problem);
  switch (link.kind) {
    case 'refused':
      return words.refusal(link.reason);
    case 'offline':
      return link.reason === undefined ? words.why.offline : words.refusal(link.reason);
    case 'connecting':
      return words.why.connecting;
    case 'online':
      if (link.refusal === undefined) return words.why.onTheWay;
      // A relay that is full closes the connection; one that refuses entries means this cart.
      return link.refusal === 'too-many' ? words.why.cartAtLimit : words.refusal(link.refusal);
  }
}
