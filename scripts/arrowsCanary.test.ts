// Proof that the linter enforces the arrows (ARCHITECTURE.md) and the house's habits: in a tree of planted files, each line
// that breaks a rule must be stopped, and each that keeps to it must not. A rule that nobody sees fail is one that nobody has.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from './lint/arrows.mjs';
import { arrowsConfiguration } from './lint/writeArrows.mjs';

/** The folder, the planted line, and the rule that must stop it. */
const plants: readonly (readonly [folder: string, line: string, rule: string])[] = [
  ...mustNotImport('src/engine', ['../domain/cart.ts', '../wire/hex.ts', '../app/trolley.ts', '../adapters/a.ts']),
  ...mustNotImport('src/engine', ['../ui/App.tsx', '../../server/main.ts', '../main.tsx', '../../vite.config.ts']),
  ...mustNotImport('src/engine', ['yjs', 'react', 'idb', 'ws', 'node:fs', 'valibot', './testing/simulation.ts']),
  ...mustNotImport('src/engine/testing', ['../../domain/cart.ts', 'yjs']),
  ...mustNotImport('src/engine', ['../causal/causalSet.ts', '../values/money.ts', '../order/order.ts']),
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
  ...mustNotImport('src/domain', ['../order/order.ts']),
  ...mustNotImport('src/causal', [
    '../domain/cart.ts',
    '../wire/hex.ts',
    '../app/trolley.ts',
    'valibot',
    'lib0/decoding',
  ]),
  ...mustNotImport('src/causal/testing', ['../../domain/cart.ts', 'yjs']),
  ...mustNotImport('src/wire', ['../causal/past.ts']),
  ...mustNotImport('src/wire', ['../engine/message.ts', '../domain/cart.ts', '../adapters/a.ts', 'yjs', 'node:crypto']),
  ...mustNotImport('src/domain', ['../app/trolley.ts', '../adapters/a.ts', '../wire/hex.ts', '../ui/App.tsx']),
  ...mustNotImport('src/domain', ['yjs', 'react', 'idb', 'ws', 'node:fs', 'zustand', 'papaparse']),
  ...mustNotImport('src/domain/readModels', ['../../app/trolley.ts', 'yjs']),
  ...mustNotImport('src/app', ['../adapters/a.ts', '../ui/App.tsx', '../wire/hex.ts', '../main.tsx', 'react', 'yjs']),
  ...mustNotImport('src/adapters/browser', ['../../domain/cart.ts', '../../ui/App.tsx', '../../main.tsx']),
  ...mustNotImport('src/adapters/browser', ['react', 'yjs', 'idb', '../indexeddb/database.ts', '../yjs/yjsReplica.ts']),
  ...mustNotImport('src/adapters/indexeddb', ['yjs', 'y-websocket', 'react', '../../domain/cart.ts']),
  ...mustNotImport('src/adapters/yjs', ['idb', 'react', '../../domain/cart.ts', '../browser/wallClock.ts']),
  ...mustNotImport('src/ui', ['../adapters/a.ts', '../wire/hex.ts', '../main.tsx', '../../server/main.ts', 'yjs']),
  ...mustNotImport('src/serviceWorker', ['../engine/message.ts', '../app/trolley.ts', 'idb']),
  // R11, and the relay's rooms.
  ...mustNotImport('server', ['../src/causal/past.ts']),
  ...mustNotImport('server', ['../src/engine/envelopeCodec.ts', '../src/domain/cart.ts', '../src/app/trolley.ts']),
  ...mustNotImport('server', ['yjs', 'y-protocols/sync', 'y-websocket', 'react', '../src/adapters/a.ts']),
  ...mustNotImport('server/room', ['../../src/engine/envelopeCodec.ts', '../relay.ts', '../operate/metrics.ts']),
  ...mustNotImport('server/room', ['../sqlite/packs.ts', '@photostructure/sqlite', 'pino', 'prom-client']),
  ...mustNotImport('server/log', ['../sqlite/sqliteLog.ts', '../room/room.ts', '../main.ts', '@photostructure/sqlite']),
  ...mustNotImport('server/sqlite', ['../room/room.ts', '../operate/salvage.ts', '../config.ts', 'ws']),
  ...mustNotImport('server/operate', ['../main.ts', '../config.ts', '../../src/domain/cart.ts', 'ws']),
  ...mustNotImport('server/host', ['../../src/wire/frames.ts', '../log/logStorage.ts', '../room/room.ts', 'ws']),
  // The API is a member like any other: it knows the relay by its protocol alone, and the relay knows nothing of it.
  ...mustNotImport('api', ['../server/relay.ts', '../src/ui/App.tsx', '../src/adapters/indexeddb/database.ts', 'hono']),
  ...mustNotImport('api/http', ['../../server/main.ts', '../openNode.ts', '../../src/ui/cart/rowOf.ts', 'react', 'ws']),
  ...mustNotImport('api/member', ['../http/createApi.ts', '../openNode.ts', 'hono', 'idb', 'react']),
  ...mustNotImport('server', ['../api/openNode.ts', 'hono']),
  ...mustNotImport('src/adapters/sqlite', ['idb', 'yjs', '../../domain/cart.ts', '../indexeddb/database.ts']),
  ...mustNotImport('e2e', ['../src/engine/message.ts', '../src/app/trolley.ts', '../server/main.ts', 'yjs']),
  // A folder without a row imports its own files only, and nobody imports it.
  ...mustNotImport('src/anything', ['../engine/message.ts', '../adapters/a.ts', '../../server/main.ts', '../main.tsx']),
  ...mustNotImport('src/adapters/anything', ['../yjs/yjsReplica.ts', '../../engine/message.ts', 'valibot']),
  ...mustNotImport('server/anything', ['../host/after.ts', '../../src/wire/frames.ts', 'node:fs']),
  ...mustNotImport('anything', ['../src/engine/message.ts', '../server/main.ts', 'node:fs']),
  ...mustNotImport('src/engine', ['../anything/a.ts', '../../anything/a.ts']),
  ...mustNotImport('src/domain/readModels', ['../../anything/a.ts']),
  ...mustNotImport('server/room', ['../anything/a.ts']),
  ['src/engine', "export const planted = () => import('../domain/cart.ts');", 'noRestrictedImports'],
  ['src/engine', "export { planted } from '../domain/cart.ts';", 'noRestrictedImports'],
  ['src/engine', "import '../domain/cart.ts';", 'noRestrictedImports'],
  ['src/engine', "import type { Planted } from '../domain/cart.ts'; export type A = Planted;", 'noRestrictedImports'],
  ['src/adapters/browser', use("import { planted } from '../../app/trolley.ts';"), 'plugin'],
  ['src/adapters/browser', use("import * as planted from '../../app/trolley.ts';"), 'plugin'],
  ['src/adapters/browser', "export const planted = () => import('../../app/trolley.ts');", 'plugin'],
  ['src/adapters/yjs', use("import { planted } from '../../app/trolley.ts';"), 'plugin'],
  ['src/ui', use("import { planted } from '../engine/message.ts';"), 'plugin'],
  ['src/ui/cart', use("import { planted } from '../../engine/message.ts';"), 'plugin'],
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

const folders = rows.map(({ folder }) => folder).filter((folder) => folder !== '.');

describe('the linter', () => {
  let tree = '';
  let errors: readonly string[] = [];

  beforeAll(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'trolley-canary-'));
    cpSync('biome.json', path.join(tree, 'biome.json'));
    cpSync('scripts/lint', path.join(tree, 'scripts/lint'), { recursive: true });
    writeFileSync(path.join(tree, 'biome.arrows.json'), arrowsConfiguration());
    for (const [index, [folder, line]] of plants.entries()) plant(folder, planted(index), line);
    for (const row of rows) for (const folder of placesOf(row)) plant(folder, everywhere, importsOfAll(folder));
    errors = lint(tree);
  });

  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  function plant(folder: string, name: string, text: string): void {
    mkdirSync(path.join(tree, folder), { recursive: true });
    writeFileSync(path.join(tree, folder, name), `${text}\n`);
  }

  it('is told the arrows as the table has them: npm run arrows', () => {
    expect(readFileSync('biome.arrows.json', 'utf8')).toBe(arrowsConfiguration());
  });

  it.each(plants.map(([folder, line, rule], index) => ({ folder, line, rule, index })))(
    'in $folder stops $line by $rule',
    ({ folder, rule, index }) => {
      const found = errors.filter((error) => error.includes(`${folder}/${planted(index)},`));
      expect(found.join('\n')).toContain(rule);
    },
  );

  it.each(rows.filter(({ folder }) => folder !== '.'))(
    'lets $folder import what its row names, and no other folder',
    (row) => {
      for (const place of placesOf(row)) {
        const denied = errors.filter(
          (error) => error.includes('noRestrictedImports') && error.includes(`${place}/${everywhere},`),
        );
        const lines = denied.map((error) => Number(/,line=(\d+)/.exec(error)?.[1]));
        const mayImport = (folder: string) =>
          [row.folder, ...(row.imports ?? [])].some((named) => isWithin(folder, named));
        expect(lines.map((line) => folders[line - 1]).sort()).toEqual(
          folders.filter((folder) => !mayImport(folder)).sort(),
        );
      }
    },
  );
});

/** Of a file that imports from every folder that has a row, one line each. */
const everywhere = 'everywhere.ts';

/** The folder, and folders in it that nobody has thought of. */
function placesOf({ folder, alone }: (typeof rows)[number]): string[] {
  if (folder === '.') return [];
  return alone ? [folder] : [folder, `${folder}/deep`, `${folder}/deep/deeper`];
}

function importsOfAll(place: string): string {
  const specifier = (folder: string) =>
    `${path.posix.relative(place, folder) || '.'}/planted.ts`.replace(/^(?!\.)/, './');
  return folders.map((folder) => `import '${specifier(folder)}';`).join('\n');
}

function isWithin(folder: string, named: string): boolean {
  return folder === named || folder.startsWith(`${named}/`);
}

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
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return stdout.split('\n').filter((line) => line.startsWith('::error'));
}
