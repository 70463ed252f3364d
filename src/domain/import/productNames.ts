// Which names the products of a file go by. Untidy files say several for one code, or none.

import type { ImportNote } from './importReport.ts';
import type { ItemRow } from './itemRow.ts';

export interface ProductNames {
  /** The last one said; the code itself where none was. */
  readonly lastOf: (code: string) => string;
  /** All that were said, in the order in which they were last said. */
  readonly allOf: (code: string) => readonly string[];
}

export function productNames(rows: readonly ItemRow[]): ProductNames {
  const namesByCode = new Map<string, Set<string>>();
  for (const { code, name } of rows) {
    if (name === '') continue;
    const names = namesByCode.get(code) ?? new Set();
    names.delete(name);
    namesByCode.set(code, names.add(name));
  }
  const allOf = (code: string) => [...(namesByCode.get(code) ?? [])];
  return { allOf, lastOf: (code) => allOf(code).at(-1) ?? code };
}

export function missingNameNotes(rows: readonly ItemRow[], names: ProductNames): readonly ImportNote[] {
  return rows.flatMap(({ line, code, name }): readonly ImportNote[] =>
    name === '' ? [{ kind: 'name-missing', line, product: code, used: names.lastOf(code) }] : [],
  );
}
