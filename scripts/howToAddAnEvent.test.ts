// docs/how-to-add-an-event.md, followed step by step in a copy of the code: whoever does what the page says has an event that
// compiles and keeps the laws. And whoever stops after the first step is told by the compiler where to go on.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Step {
  readonly file: string;
  /** Where in the file: after or before the line that holds this text. None for a new file. */
  readonly place: { readonly side: 'after' | 'before'; readonly text: string } | null;
  readonly code: string;
}

const steps = stepsOf(readFileSync('docs/how-to-add-an-event.md', 'utf8'));
/** Of which the page says nothing until the form is made: what is counted for one register. */
const most = 8;

let tree = '';

beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'trolley-howto-'));
  for (const name of ['src', 'package.json', 'tsconfig.json']) cpSync(name, path.join(tree, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(tree, 'node_modules'));
  writeFileSync(path.join(tree, 'types.json'), JSON.stringify(typesConfig));
});

afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

const typesConfig = {
  extends: './tsconfig.json',
  compilerOptions: { incremental: false, tsBuildInfoFile: null },
  include: ['src/domain', 'src/ui/text', 'src/vite-env.d.ts'],
};

test('after the first step the compiler names the files of the others', () => {
  const [first] = steps;
  expect(first?.file).toBe('src/domain/line/registers.ts');
  if (first !== undefined) follow(first);
  const errors = types();
  for (const file of filesOf(steps).filter(isForced)) expect(errors).toContain(file);
});

test('after the last one it compiles, and keeps the laws', () => {
  for (const step of steps.slice(1)) follow(step);
  expect(types()).toBe('');
  const { stdout, status } = tool('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--testTimeout=180000',
    'src/domain/line/brand.test.ts',
    'src/domain/cartEventCodec',
    'src/domain/cart.property',
    '--testNamePattern',
    'BrandItem|it is seen|comes back as it was|text of the law',
  ]);
  expect(`${status} ${stdout}`).toMatch(/^0 /);
  expect(stdout).toMatch(/7 passed/);
});

test(`a register takes no more than ${most} files, the form and its test aside`, () => {
  expect(filesOf(steps).filter((file) => !file.endsWith('.test.ts')).length).toBeLessThanOrEqual(most);
});

/** Whether people see it, and which test there is, the compiler cannot know. */
function isForced(file: string): boolean {
  const chosen = [
    'src/domain/line/registers.ts',
    'src/domain/readModels/cartView.ts',
    'src/domain/testing/milkView.ts',
  ];
  return !file.endsWith('.test.ts') && !chosen.includes(file);
}

/** Code blocks that say where they go: ```ts path after "a line". */
function stepsOf(page: string): readonly Step[] {
  const blocks = page.matchAll(/^```ts (\S+)(?: (after|before) "(.+)")?\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, file = '', side, text, code = '']) => ({
    file,
    place: side === undefined || text === undefined ? null : { side: side as 'after' | 'before', text },
    code,
  }));
}

function filesOf(some: readonly Step[]): readonly string[] {
  return [...new Set(some.map(({ file }) => file))];
}

function follow({ file, place, code }: Step): void {
  const target = path.join(tree, file);
  if (place === null) return writeFileSync(target, code);
  const lines = readFileSync(target, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes(place.text));
  if (at < 0) throw new Error(`${file} has no line with ${place.text}`);
  lines.splice(place.side === 'after' ? at + 1 : at, 0, code.replace(/\n$/, ''));
  writeFileSync(target, lines.join('\n'));
}

function types(): string {
  return tool('typescript/bin/tsc', ['-p', 'types.json']).stdout;
}

function tool(script: string, args: readonly string[]) {
  return spawnSync(process.execPath, [path.resolve('node_modules', script), ...args], { cwd: tree, encoding: 'utf8' });
}
