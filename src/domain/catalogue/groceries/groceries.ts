// The groceries that a new device knows: the tables beside this file, read. No prices: nobody asked a shop. Load it when
// it is first needed, not with the page.

import type { Aisle } from '../aisles.ts';
import { aisles } from '../aisles.ts';
import { fresh } from './fresh.ts';
import { home } from './home.ts';
import { packed } from './packed.ts';

/** The languages in which groceries have names. */
export type GroceryLanguage = 'en' | 'de';

export interface Grocery {
  readonly id: string;
  readonly aisle: Aisle;
  /** Two names of one thing: who types either meets on one line. */
  readonly names: Readonly<Record<GroceryLanguage, string>>;
  /** What else is found there, and need not be the same thing. */
  readonly otherWords: readonly string[];
}

/** In store-walk order. */
export function groceries(): readonly Grocery[] {
  const tables: Readonly<Record<Aisle, string>> = { ...fresh, ...packed, ...home };
  return aisles.flatMap((aisle) =>
    tables[aisle]
      .trim()
      .split('\n')
      .map((line) => readLine(aisle, line)),
  );
}

function readLine(aisle: Aisle, line: string): Grocery {
  const [id = '', english = '', german = '', emoji = ''] = line.split(' | ');
  const [en = '', ...alsoEnglish] = english.split(', ');
  const [de = '', ...alsoGerman] = german.split(', ');
  const pictures = emoji.match(/\p{Extended_Pictographic}/gu) ?? [];
  const otherWords = new Set([...alsoEnglish, ...alsoGerman, ...pictures]);
  return { id, aisle, names: { en, de }, otherWords: [...otherWords] };
}
