import { expect, test, vi } from 'vitest';
import { createKeepStorage } from './keepStorage.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('the browser is asked once, and only if it does not keep it anyway', async () => {
  const persist = vi.fn(async () => false);
  const keep = createKeepStorage({ persisted: async () => false, persist });
  expect(persist).not.toHaveBeenCalled();
  keep();
  keep();
  await settled();
  expect(persist).toHaveBeenCalledOnce();

  const kept = vi.fn(async () => true);
  createKeepStorage({ persisted: async () => true, persist: kept })();
  await settled();
  expect(kept).not.toHaveBeenCalled();
});

test('a browser that cannot, or will not, is left in peace', async () => {
  createKeepStorage(undefined)();
  createKeepStorage({ persisted: () => Promise.reject(new TypeError('no')), persist: async () => true })();
  await settled();
});
