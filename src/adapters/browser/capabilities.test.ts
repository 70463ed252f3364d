import { expect, test } from 'vitest';
import { missingCapabilities } from './capabilities.ts';

const everything = { isSecureContext: true, indexedDB: {}, navigator: { locks: {} } };

test('a current browser on https or localhost lacks nothing', () => {
  expect(missingCapabilities(everything)).toEqual([]);
});

test('plain http on another host lacks the secure context and what hangs on it', () => {
  const missing = missingCapabilities({ ...everything, isSecureContext: false, navigator: {} });
  expect(missing).toEqual(['secure-context', 'web-locks']);
});

test('private windows without IndexedDB are named', () => {
  expect(missingCapabilities({ ...everything, indexedDB: null })).toEqual(['indexeddb']);
});

test('nothing at all is everything missing', () => {
  expect(missingCapabilities({})).toHaveLength(3);
});
