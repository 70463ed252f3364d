import { expect, test } from 'vitest';
import { askShareAddresses } from './shareAddresses.ts';

const answering =
  (body: unknown, ok = true) =>
  () =>
    Promise.resolve({ ok, json: () => Promise.resolve(body) });
const never = () => Promise.reject(new Error('asked'));

test.each(['shop.example', '192.168.1.20', 'localhost.example'])(
  'at %s the address of the page is good for others',
  async (hostname) => {
    expect(await askShareAddresses({ hostname, origin: `https://${hostname}` }, never)).toEqual([
      `https://${hostname}`,
    ]);
  },
);

test.each(['localhost', '127.0.0.1', '[::1]', 'trolley.localhost'])('at %s the relay knows', async (hostname) => {
  const page = { hostname, origin: `http://${hostname}` };
  expect(await askShareAddresses(page, answering({ addresses: ['http://192.168.1.20:8787'] }))).toEqual([
    'http://192.168.1.20:8787',
  ]);
});

test.each([
  ['an older relay', answering('Nothing here.', false)],
  ['a strange answer', answering({ addresses: ['here'] })],
  ['no network', never],
])('%s: none', async (_, get) => {
  expect(await askShareAddresses({ hostname: 'localhost', origin: 'http://localhost:8787' }, get)).toEqual([]);
});
