// What met while somebody was away: quiet cards above the list for whom it concerns, until they are read. Nothing waits
// for them.

import { useText } from '../text/TextContext.ts';
import { ReceiptCards } from './ReceiptCards.tsx';
import { useUnseenReceipts } from './useUnseenReceipts.ts';

export function ReceiptsRegion() {
  const text = useText();
  const { unseen, see } = useUnseenReceipts();
  return (
    <section className="receipts" aria-label={text.receipts.region} aria-live="polite" hidden={unseen.length === 0}>
      {unseen.length === 0 ? null : <ReceiptCards receipts={unseen} onSeen={see} />}
    </section>
  );
}
