// docs/how-to-add-an-event.md, followed step by step in a copy of the code: whoever does what the page says has an event that
// compiles and keeps the laws. And whoever stops after the first step is told by the compiler where to go on.

import { afterAll, expect, test } from 'vitest';
import { createFollowedGuide, type GuideStep } from './testing/followedGuide.ts';

const guide = createFollowedGuide('docs/how-to-add-an-event.md', ['src', 'package.json', 'tsconfig.json']);
const { steps } = guide;
const compiled = ['src/domain', 'src/ui/text'];
/** Of which the page says nothing until the form is made: what is counted for one register. */
const most = 8;

afterAll(() => guide.remove());

test('after the first step the compiler names the files of the others', () => {
  const [first] = steps;
  expect(first?.file).toBe('src/domain/line/registers.ts');
  if (first !== undefined) guide.follow(first);
  const errors = guide.types(compiled);
  for (const file of filesOf(steps).filter(isForced)) expect(errors).toContain(file);
});

test('after the last one it compiles, and keeps the laws', () => {
  for (const step of steps.slice(1)) guide.follow(step);
  expect(guide.types(compiled)).toBe('');
  const { said, status } = guide.tool('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--testTimeout=180000',
    'src/domain/line/brand.test.ts',
    'src/domain/cartEventCodec',
    'src/domain/cart.property',
    '--testNamePattern',
    'BrandItem|it is seen|comes back as it was|text of the law',
  ]);
  expect(`${status} ${said}`).toMatch(/^0 /);
  expect(said).toMatch(/7 passed/);
});

test(`a register takes no more than ${most} files, the form and its test aside`, () => {
  expect(filesOf(steps).filter((file) => !file.endsWith('.test.ts')).length).toBeLessThanOrEqual(most);
});

function filesOf(some: readonly GuideStep[]): readonly string[] {
  return [...new Set(some.map(({ file }) => file))];
}

/** Whether people see it, and which test there is, the compiler cannot know. */
function isForced(file: string): boolean {
  const chosen = ['src/domain/line/registers.ts', 'src/domain/readModels/cartView.ts'];
  return !file.endsWith('.test.ts') && !chosen.includes(file);
}
