// docs/how-to-add-a-domain.md, followed step by step in a copy of the code: whoever does what the page says has a domain that
// the linter lets in, that compiles and that converges in the engine's simulation, in one folder and with one row elsewhere.

import { afterAll, expect, test } from 'vitest';
import { createFollowedGuide } from './testing/followedGuide.ts';

const copied = ['src', 'scripts', 'package.json', 'tsconfig.json', 'biome.json', 'biome.arrows.json', '.gitignore'];
const guide = createFollowedGuide('docs/how-to-add-a-domain.md', copied);
const [row, ...files] = guide.steps;

afterAll(() => guide.remove());

const lint = () =>
  guide.tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--vcs-enabled=false', 'src/rota']);

test('before its row is written, the new folder may import nothing', () => {
  for (const step of files) guide.follow(step);
  const { status, said } = lint();
  expect(status).not.toBe(0);
  expect(said).toContain('noRestrictedImports');
});

test('with its row the linter has nothing to say, and it compiles', () => {
  expect(row?.file).toBe('scripts/lint/arrows.mjs');
  if (row !== undefined) guide.follow(row);
  guide.script('scripts/lint/writeArrows.mjs');
  const { status, said } = lint();
  expect(`${status} ${said}`).toMatch(/^0 /);
  expect(guide.types(['src/rota'])).toBe('');
});

test('its rules hold, and it converges', () => {
  const { status, said } = guide.tool('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--testTimeout=600000',
    'src/rota',
  ]);
  expect(`${status} ${said}`).toMatch(/^0 /);
  expect(said).toMatch(/6 passed/);
});

test('besides its row, all of it is in one folder', () => {
  for (const { file, place } of files)
    expect({ file, place }).toEqual({ file: expect.stringMatching(/^src\/rota\//), place: null });
});
