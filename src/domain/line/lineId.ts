// Which line an item belongs to: two people who type "Milk" and " milk" meet on one line. Renaming keeps the id.

import type { LineId } from '../events.ts';

const freeText = 't:';

/** The line of an item that somebody typed. A catalogue product's id is its line id as it is. */
export function lineIdOf(name: string): LineId {
  return freeText + foldCase(name.normalize('NFKC')).normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Upper-casing first maps letters that only differ in lower case ("ß", "SS"; final sigma) to one form. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}
