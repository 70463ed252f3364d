import { expect, test } from 'vitest';
import { fairTurns } from './fairTurns.ts';

test('so many at once, and each cart in its turn, however many wait in one', async () => {
  const turn = fairTurns(2);
  const order: string[] = [];
  let atOnce = 0;
  let most = 0;
  async function read(cartId: string): Promise<void> {
    const finish = await turn(cartId);
    order.push(cartId);
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce--;
    finish();
  }
  const crowd = Array.from({ length: 20 }, () => read('crowded'));
  await Promise.all([...crowd, read('quiet'), read('quiet'), read('other')]);
  expect(most).toBe(2);
  expect(order.length).toBe(23);
  expect(
    order
      .slice(0, 8)
      .filter((cartId) => cartId !== 'crowded')
      .sort(),
  ).toEqual(['other', 'quiet', 'quiet']);
  await read('later');
});
