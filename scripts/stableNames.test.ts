// The accessible names that tests, and people's habits, rely on: those marked STABLE in the English catalogue, and the list of
// them in docs/texts.md. Who renames one has to take it out of a list that says that it stays.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../src/ui/text/', import.meta.url);

/** As the docs write them: what is put in is "…". */
function markedNames(): string[] {
  const files = readdirSync(folder).filter((file) => /^en\w*\.ts$/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const marked = [...source.matchAll(/\/\*\* STABLE[^/]*\*\/\s*\w+: (?:\([^)]*\) =>\s*)?(['`])(.+?)\1/gs)];
    return marked.map(([, , name = '']) => name.replaceAll(/\$\{[^}]*\}/g, '…'));
  });
}

test('docs/texts.md lists the names that stay, and no others', () => {
  const docs = readFileSync(new URL('../docs/texts.md', import.meta.url), 'utf8');
  const [, section = ''] = docs.split('## Names that stay');
  const told = [...section.matchAll(/“([^”]+)”/g)].map(([, name]) => name);
  expect(told.length).toBeGreaterThan(30);
  expect(told.toSorted()).toEqual(markedNames().toSorted());
});
