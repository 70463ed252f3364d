// Names of the aisles, in the words of a language. A cart may hold keys that are not known here: imported, or from a
// newer version.

import type { Aisle } from '../../domain/catalogue/aisles.ts';

export function createAisleInWords(
  names: Readonly<Record<Aisle, string>>,
  everythingElse: string,
): (key: string | null) => string {
  return (key) => {
    if (key === null) return everythingElse;
    return Object.hasOwn(names, key) ? names[key as Aisle] : key;
  };
}
