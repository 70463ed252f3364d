// The words of the dialog that tells where changes are.

import { syncDialogInWords as german } from './deSyncDialog.ts';
import { syncDialogInWords as english } from './enSyncDialog.ts';
import { usePartText } from './usePartText.ts';

export type SyncDialogWords = typeof english;

export function useSyncText(): SyncDialogWords {
  return usePartText({ en: english, de: german });
}
