// docs/how-to-write-a-projection.md, followed step by step in a copy of the code: whoever does what the page says has a read model
// that compiles, and holds what the page says.

import { afterAll, expect, test } from 'vitest';
import { createFollowedGuide } from './testing/followedGuide.ts';

const copied = ['api', 'server', 'src', 'package.json', 'tsconfig.json'];
const guide = createFollowedGuide('docs/how-to-write-a-projection.md', copied);
afterAll(() => guide.remove());

test('it compiles, and holds what is to be fetched', () => {
  for (const step of guide.steps) guide.follow(step);
  expect(guide.types(['api/projections'])).toBe('');
  const { said, status } = guide.tool('vitest/vitest.mjs', ['run', '--reporter=dot', 'api/projections/aisles.test.ts']);
  expect(`${status} ${said}`).toMatch(/^0 /);
  expect(said).toMatch(/1 passed/);
});

test('it is one short file', () => {
  const file = guide.steps.find((step) => step.file === 'api/projections/aisles.ts');
  expect(file?.code.split('\n').length).toBeLessThan(60);
});
