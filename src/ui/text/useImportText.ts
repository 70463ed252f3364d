// The words of the import dialog.

import { importInWords as german } from './deImport.ts';
import { importInWords as english } from './enImport.ts';
import { usePartText } from './usePartText.ts';

export function useImportText(): typeof english {
  return usePartText({ en: english, de: german });
}
