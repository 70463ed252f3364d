// Taking products into this device's catalogue: all that can be taken, or nothing.

import { useState } from 'react';
import { storageFailureReason } from '../storageFailure.ts';
import { text } from '../text/en.ts';
import { importInWords } from '../text/enImport.ts';
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
  const { trolley, notices } = useUi();
  const { products, rejected, notes } = priceList;
  const [error, setError] = useState<string | null>(null);

  const take = async () => {
    try {
      await trolley.device.importProducts(products);
      notices.show(importInWords.catalogueDone(products.length));
      onClose();
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(`${importInWords.failed} ${text.storage(reason).short}`);
    }
  };

  return (
    <>
      {notes.length > 0 ? <p className="hint">{importInWords.notes(notes.length)}</p> : null}
      <RejectedRows rejected={rejected} />
      <ImportActions
        take={
          rejected.length > 0
            ? importInWords.restToCatalogue(products.length)
            : importInWords.toCatalogue(products.length)
        }
        canTake={products.length > 0}
        error={error}
        onTake={take}
        onNothing={onClose}
      />
    </>
  );
}
