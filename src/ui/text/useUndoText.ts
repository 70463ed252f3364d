// The words of undoing.

import { undoInWords as german } from './deUndo.ts';
import { undoInWords as english } from './enUndo.ts';
import { usePartText } from './usePartText.ts';

export function useUndoText(): typeof english {
  return usePartText({ en: english, de: german });
}
