import { type ComponentType, createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { renderOffPage, windowOffPage } from '../testing/renderOffPage.ts';
import { text } from '../text/en.ts';
import { TextContext } from '../text/TextContext.ts';
import { lazyPart } from './lazyPart.tsx';

vi.stubGlobal('window', windowOffPage);

interface Props {
  readonly of: string;
}
type Part = ComponentType<Props>;
const Milks: Part = ({ of }) => `Part of ${of}`;

/** A part that comes when the test says so. */
function given() {
  const asked: { come(): void; fail(): void }[] = [];
  const Meanwhile = vi.fn(({ of }: Props) => `Place of ${of}`);
  const LazyPart = lazyPart<Props>(
    () =>
      new Promise((resolve, reject) =>
        asked.push({ come: () => resolve(Milks), fail: () => reject(new Error('No network')) }),
      ),
    Meanwhile,
  );
  const shown = (of: string) => createElement(TextContext, { value: text }, createElement(LazyPart, { of }));
  return { asked, shown, Meanwhile };
}

test('the place is kept until the part has come; from then on it is there at once', async () => {
  const { asked, shown, Meanwhile } = given();
  const page = await renderOffPage(shown('Milk'));
  expect(page.text()).toBe('Place of Milk');
  asked[0]?.come();
  await page.show(shown('Bread'));
  expect(page.text()).toBe('Part of Bread');
  await page.leave();

  Meanwhile.mockClear();
  const again = await renderOffPage(shown('Eggs'));
  expect(again.text()).toBe('Part of Eggs');
  expect(Meanwhile).not.toHaveBeenCalled();
  expect(asked).toHaveLength(1);
});

test('two places of one part load it once', async () => {
  const { asked, shown } = given();
  const [first, second] = [await renderOffPage(shown('Milk')), await renderOffPage(shown('Bread'))];
  expect(asked).toHaveLength(1);
  asked[0]?.come();
  await first.show(shown('Milk'));
  await second.show(shown('Bread'));
  expect([first.text(), second.text()]).toEqual(['Part of Milk', 'Part of Bread']);
});

test('what cannot be loaded says so in its place, and whoever comes next tries again', async () => {
  const { asked, shown } = given();
  const page = await renderOffPage(shown('Milk'));
  asked[0]?.fail();
  await page.show(shown('Milk'));
  expect(page.text()).toBe(text.broken.notLoaded);
  expect(asked).toHaveLength(1);
  await page.leave();

  const again = await renderOffPage(shown('Milk'));
  expect(again.text()).toBe('Place of Milk');
  asked[1]?.come();
  await again.show(shown('Milk'));
  expect(again.text()).toBe('Part of Milk');
});

test('what comes when nobody waits for it any more is shown to who comes next', async () => {
  const { asked, shown } = given();
  const page = await renderOffPage(shown('Milk'));
  await page.leave();
  asked[0]?.come();
  await Promise.resolve();
  const again = await renderOffPage(shown('Bread'));
  expect(again.text()).toBe('Part of Bread');
  expect(asked).toHaveLength(1);
});
