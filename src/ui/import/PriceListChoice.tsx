// Taking products into this device's catalogue: all that can be taken, or nothing.

import { useState } from 'react';
import { storageFailureReason } from '../storageFailure.ts';
import { useReasons } from '../text/reasons.ts';
import { useImportText } from '../text/useImportText.ts';
import { useUi } from '../UiContext.ts';
import { ImportActions } from './ImportActions.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import type { ReadPriceList } from './readImport.ts';

export function PriceListChoice({
  priceList,
  onClose,
}: {
  readonly priceList: ReadPriceList;
  readonly onClose: () => void;
}) {
  const reasons = useReasons();
  const words = useImportText();
  const { trolley, notices } = useUi();
  const { products, rejected, notes } = priceList;
  const [error, setError] = useState<string | null>(null);

  const take = async () => {
    try {
      await trolley.device.importProducts(products);
      notices.show(words.catalogueDone(products.length));
      onClose();
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(`${words.failed} ${reasons.storage(reason).short}`);
    }
  };

  return (
    <>
      {notes.length > 0 ? <p className="hint">{words.notes(notes.length)}</p> : null}
      <RejectedRows rejected={rejected} />
      <ImportActions
        take={rejected.length > 0 ? words.restToCatalogue(products.length) : words.toCatalogue(products.length)}
        canTake={products.length > 0}
        error={error}
        onTake={take}
        onNothing={onClose}
      />
    </>
  );
}
