// Proof that the linter enforces the arrows (ARCHITECTURE.md) and the house's habits: in a copy of the tree, one planted
// line per rule must fail, and the copy without any must not. A rule that nobody sees fail is a rule that nobody has.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What the linter would skip anyway, and what is large. */
const notCopied = ['node_modules', '.git', 'dist', 'data', '.cache', 'test-results', 'playwright-report', 'coverage'];

/** The folder, the planted line, and the rule that must stop it. */
const plants: readonly (readonly [folder: string, line: string, rule: string])[] = [
  ...mustNotImport('src/engine', ['../domain/cart.ts', '../wire/hex.ts', '../app/trolley.ts', '../adapters/a.ts']),
  ...mustNotImport('src/engine', ['../causal/causalSet.ts', '../values/money.ts', '../order/order.ts']),
  ...mustNotImport('src/causal', [
    '../domain/cart.ts',
    '../wire/hex.ts',
    '../app/trolley.ts',
    'valibot',
    'lib0/decoding',
  ]),
  ...mustNotImport('src/causal/testing', ['../../domain/cart.ts', 'yjs']),
  ...mustNotImport('src/values', [
    '../causal/past.ts',
    '../domain/cart.ts',
    '../order/order.ts',
    '../wire/hex.ts',
    'yjs',
  ]),
  ...mustNotImport('src/order', [
    '../domain/cart.ts',
    '../wire/hex.ts',
    '../app/trolley.ts',
    '../adapters/a.ts',
    'yjs',
  ]),
  ...mustNotImport('src/order/testing', ['../../domain/cart.ts', 'yjs']),
  ...mustNotImport('src/engine', [
    '../ui/App.tsx',
    '../../server/main.ts',
    'yjs',
    'react',
    'idb',
    'ws',
    'node:fs',
    'valibot',
  ]),
  ...mustNotImport('src/engine/testing', ['../../domain/cart.ts', 'yjs']),
  ...mustNotImport('src/wire', [
    '../engine/message.ts',
    '../causal/past.ts',
    '../domain/cart.ts',
    '../adapters/a.ts',
    'yjs',
    'node:crypto',
  ]),
  ...mustNotImport('src/domain', ['../app/trolley.ts', '../adapters/a.ts', '../wire/hex.ts', '../ui/App.tsx']),
  ...mustNotImport('src/domain', ['../order/order.ts']),
  ...mustNotImport('src/domain', ['yjs', 'react', 'idb', 'ws', 'node:fs', 'zustand']),
  ...mustNotImport('src/domain/readModels', ['../../app/trolley.ts', 'yjs']),
  ...mustNotImport('src/app', [
    '../adapters/a.ts',
    '../ui/App.tsx',
    '../wire/hex.ts',
    '../main.tsx',
    'react',
    'yjs',
    'idb',
  ]),
  ...mustNotImport('src/adapters/browser', [
    '../../domain/cart.ts',
    '../../ui/App.tsx',
    '../../main.tsx',
    'react',
    'yjs',
    'idb',
  ]),
  ...mustNotImport('src/adapters/indexeddb', ['yjs', 'y-websocket', 'react', '../../domain/cart.ts']),
  ...mustNotImport('src/adapters/yjs', ['idb', 'react', '../../domain/cart.ts']),
  ...mustNotImport('src/ui', [
    '../adapters/a.ts',
    '../wire/hex.ts',
    '../main.tsx',
    '../../server/main.ts',
    'yjs',
    'idb',
  ]),
  ...mustNotImport('src/serviceWorker', ['../engine/message.ts', '../app/trolley.ts', 'idb']),
  ...mustNotImport('server', [
    '../src/engine/message.ts',
    '../src/causal/past.ts',
    '../src/domain/cart.ts',
    '../src/app/trolley.ts',
    'yjs',
  ]),
  ...mustNotImport('server', ['y-protocols/sync', 'y-websocket', 'react', '../src/adapters/a.ts']),
  ...mustNotImport('e2e', ['../src/engine/message.ts', '../src/app/trolley.ts', '../server/main.ts', 'yjs']),
  ['src/engine', "export const planted = () => import('../domain/cart.ts');", 'noRestrictedImports'],
  ['src/engine', "export { planted } from '../domain/cart.ts';", 'noRestrictedImports'],
  ['src/engine', "import '../domain/cart.ts';", 'noRestrictedImports'],
  ['src/engine', "import type { Planted } from '../domain/cart.ts'; export type A = Planted;", 'noRestrictedImports'],
  ['src/adapters/browser', use("import { planted } from '../../app/trolley.ts';"), 'plugin'],
  ['src/adapters/browser', use("import * as planted from '../../app/trolley.ts';"), 'plugin'],
  ['src/adapters/browser', "export const planted = () => import('../../app/trolley.ts');", 'plugin'],
  ['src/ui', use("import { planted } from '../engine/message.ts';"), 'plugin'],
  ['src/engine', 'export const planted = () => Date.now();', 'plugin'],
  ['src/domain', 'export const planted = () => new Date();', 'plugin'],
  ['src/domain', 'export const planted = () => Math.random();', 'plugin'],
  ['src/app', 'export const planted = () => performance.now();', 'plugin'],
  ['src/ui', 'export const planted = () => Date.now();', 'plugin'],
  ['src/adapters/yjs', 'export const planted = () => Math.random();', 'plugin'],
  ['src/adapters/indexeddb', 'export const planted = () => crypto.randomUUID();', 'noRestrictedGlobals'],
  ['src/wire', 'export const { subtle: planted } = crypto;', 'noRestrictedGlobals'],
  ['src/ui', 'export const planted = () => globalThis.crypto;', 'plugin'],
  ['src/app', "export * from './trolley.ts';", 'noReExportAll'],
  ['src/app', "export { planted } from './trolley.ts';", 'noBarrelFile'],
  ['src/app', 'export const planted: any = 1;', 'noExplicitAny'],
  ['src/app', 'async function planted() {}\nexport function plant() {\n  planted();\n}', 'noFloatingPromises'],
  ['src/app', 'export const planted = 1;\n'.repeat(301), 'noExcessiveLinesPerFile'],
];

describe('the linter', () => {
  let tree = '';
  let before: readonly string[] = [];
  let after: readonly string[] = [];

  beforeAll(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'trolley-canary-'));
    for (const name of readdirSync('.')) {
      if (!notCopied.includes(name)) cpSync(name, path.join(tree, name), { recursive: true });
    }
    symlinkSync(path.resolve('node_modules'), path.join(tree, 'node_modules'));
    before = lint(tree);
    for (const [index, [folder, line]] of plants.entries()) {
      mkdirSync(path.join(tree, folder), { recursive: true });
      writeFileSync(path.join(tree, folder, planted(index)), `${line}\n`);
    }
    after = lint(tree);
  });

  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('passes the tree as it is', () => {
    expect(before).toEqual([]);
  });

  it.each(plants.map(([folder, line, rule], index) => ({ folder, line, rule, index })))(
    'in $folder stops $line by $rule',
    ({ folder, rule, index }) => {
      const found = after.filter((error) => error.includes(`${folder}/${planted(index)},`));
      expect(found.join('\n')).toContain(rule);
    },
  );
});

function planted(index: number): string {
  return `planted${index}.ts`;
}

function mustNotImport(folder: string, sources: readonly string[]) {
  return sources.map((source) => [folder, use(`import { planted } from '${source}';`), 'noRestrictedImports'] as const);
}

/** So that no other rule (an unused import) can be what fails. */
function use(line: string): string {
  return `${line}\nexport const used = planted;`;
}

/** The errors, one line each. */
function lint(cwd: string): string[] {
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.startsWith('::error'));
}
