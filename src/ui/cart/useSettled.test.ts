import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { renderOffPage, windowOffPage } from '../testing/renderOffPage.ts';
import { CartContext, type CartScope } from './CartContext.ts';
import { useSettled } from './useSettled.ts';

vi.stubGlobal('window', windowOffPage);

type Link = { readonly kind: 'offline' | 'connecting' } | { readonly kind: 'online'; readonly caughtUp: boolean };

/** A cart whose link and number of acts the test sets, and what is drawn of it. */
async function given(link: Link) {
  const store = createStore(() => ({ acts: 1, sync: { link } }));
  const drawn: number[] = [];
  const Drawn = () => {
    const acts = useSettled((cart) => (cart as unknown as { acts: number }).acts);
    if (drawn.at(-1) !== acts) drawn.push(acts);
    return null;
  };
  const scope = { session: { store } } as unknown as CartScope;
  const tree = () => createElement(CartContext, { value: scope }, createElement(Drawn));
  const page = await renderOffPage(tree());
  return {
    drawn,
    async becomes(acts: number, next: Link = store.getState().sync.link) {
      store.setState({ acts, sync: { link: next } });
      await page.show(tree());
    },
  };
}

test('the portions of a long past are drawn once, when the last of them is here', async () => {
  const { drawn, becomes } = await given({ kind: 'online', caughtUp: false });
  for (const acts of [2_000, 4_000, 6_000]) await becomes(acts);
  expect(drawn).toEqual([1]);
  await becomes(7_000, { kind: 'online', caughtUp: true });
  expect(drawn).toEqual([1, 7_000]);
});

test.each<Link>([{ kind: 'online', caughtUp: true }, { kind: 'offline' }, { kind: 'connecting' }])(
  'with nothing on its way each act is drawn: %o',
  async (link) => {
    const { drawn, becomes } = await given(link);
    await becomes(2);
    await becomes(3);
    expect(drawn).toEqual([1, 2, 3]);
  },
);

test('what was drawn stays while more arrives', async () => {
  const { drawn, becomes } = await given({ kind: 'offline' });
  await becomes(2);
  await becomes(2_000, { kind: 'online', caughtUp: false });
  expect(drawn).toEqual([1, 2]);
});

test('what had come when the line broke is drawn', async () => {
  const { drawn, becomes } = await given({ kind: 'online', caughtUp: false });
  await becomes(2_000);
  await becomes(2_000, { kind: 'offline' });
  expect(drawn).toEqual([1, 2_000]);
});
