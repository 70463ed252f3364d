// Zero axe violations on what is on screen now, judged by WCAG 2.2 AA and axe's own good practices.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function expectNoAxeViolations(page: Page, state: string): Promise<void> {
  // What fades in is pale for a moment. Something that goes away meanwhile fades no more.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => {}),
  );
  // "Legacy mode" judges frames one by one and opens no page of its own for it. There are none here, and it takes half the time.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} at ${target}`));
  expect(found, state).toEqual([]);
}
