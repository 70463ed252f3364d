// The words of receipts.

import { receiptsInWords as german } from './deReceipts.ts';
import { receiptsInWords as english } from './enReceipts.ts';
import { usePartText } from './usePartText.ts';

export function useReceiptsText(): typeof english {
  return usePartText({ en: english, de: german });
}
