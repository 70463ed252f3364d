// `npm run arrows`: writes biome.arrows.json from the table in arrows.mjs. Biome compares the text of an import, not the
// file that it leads to, so that each depth below a folder needs patterns of its own.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rows } from './arrows.mjs';

/** Folders in folders, below the one that has the row. Deeper ones import nothing. */
const deepest = 2;
const testTools = ['vitest', 'fast-check', 'lib0/**', 'node:*', 'node:*/**'];
const noTests = ['!**/*.test.ts', '!**/*.test.tsx', '!**/testing/**'];

export function arrowsConfiguration() {
  const noRow = 'This folder has no row in scripts/lint/arrows.mjs: it imports its own files only.';
  const overrides = [override(['**'], ['**', '!./**'], noRow), ...outerFirst(rows).flatMap(overridesOf), world()];
  const schema = './node_modules/@biomejs/biome/configuration_schema.json';
  const lines = overrides.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return `{\n  "$schema": "${schema}",\n  "overrides": [\n${lines}\n  ]\n}\n`;
}

/** Biome takes the last that fits. @param {readonly import('./arrows.mjs').Row[]} all */
function outerFirst(all) {
  const depth = (/** @type {string} */ folder) => (folder === '.' ? 0 : folder.split('/').length);
  return [...all].sort((a, b) => depth(a.folder) - depth(b.folder));
}

/** @param {import('./arrows.mjs').Row} row */
function overridesOf({ folder, alone = false, imports = [], packages = [], plugins = [], tests = {} }) {
  const prefix = (/** @type {number} */ level) => (folder === '.' ? '' : `${folder}/`) + '*/'.repeat(level);
  const names = [...imports, ...packages].join(', ') || 'nothing';
  const own = (/** @type {number} */ level) => ({
    ...override(
      [`${prefix(level)}*`, ...noTests],
      [...denied(folder, level, imports, packages), '**/testing/**'],
      `${folder} imports ${names}. See scripts/lint/arrows.mjs.`,
    ),
    ...(plugins.length > 0 ? { plugins: plugins.map((name) => `./scripts/lint/${name}.grit`) } : {}),
  });
  const testing = (/** @type {number} */ level) => {
    const files = level === 0 || !alone ? [`${prefix(level)}*.test.ts`, `${prefix(level)}*.test.tsx`] : [];
    const doubles = level === 0 ? [] : [`${prefix(level - 1)}testing/*`];
    return override(
      [...files, ...doubles],
      denied(
        folder,
        level,
        [...imports, ...(tests.imports ?? [])],
        [...packages, ...testTools, ...(tests.packages ?? [])],
      ),
      `Tests of ${folder} import what it may, test tools, and the doubles they need. See scripts/lint/arrows.mjs.`,
    );
  };
  const levels = Array.from({ length: deepest + 1 }, (_, level) => level);
  return [...levels.slice(0, alone ? 1 : undefined).map(own), ...levels.slice(0, alone ? 2 : undefined).map(testing)];
}

/**
 * Patterns of what is denied; the last that fits an import decides.
 * @param {string} folder
 * @param {number} level how deep below it the importing file lies
 * @param {readonly string[]} imports
 * @param {readonly string[]} packages
 */
function denied(folder, level, imports, packages) {
  const here = path.posix.join(folder, 'x/'.repeat(level));
  const targets = [folder, ...imports].map((target) => path.posix.relative(here, target));
  const above = targets.filter((target) => /^[./]*$/.test(target)).map((target) => target.split('..').length - 1);
  const elsewhere = targets.filter((target) => !/^[./]*$/.test(target));
  const highest = Math.max(...above);
  return [
    '**',
    ...packages.map((name) => `!${name}`),
    './**',
    '../**',
    '!./**',
    ...(highest > 0 ? ['!../**', `${'../'.repeat(highest + 1)}**`] : []),
    ...elsewhere.map((target) => `!${target}${path.posix.extname(target) === '' ? '/**' : ''}`),
  ];
}

/** What no folder of src but adapters/browser may ask: the clock, and chance. */
function world() {
  const deniedGlobals = {
    crypto: 'Randomness and hashes come in as arguments.',
    performance: 'The clock comes in as an argument.',
  };
  const noRestrictedGlobals = { level: 'error', options: { deniedGlobals } };
  return {
    includes: ['src/**', '!src/adapters/browser/**', ...noTests],
    plugins: ['./scripts/lint/noWorld.grit'],
    linter: { rules: { style: { noRestrictedGlobals } } },
  };
}

/**
 * @param {readonly string[]} includes
 * @param {readonly string[]} group
 * @param {string} message
 */
function override(includes, group, message) {
  const noRestrictedImports = { level: 'error', options: { patterns: [{ group, message }] } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync('biome.arrows.json', arrowsConfiguration());
}
