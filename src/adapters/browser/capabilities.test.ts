import { expect, test } from 'vitest';
import { capabilitiesOf } from './capabilities.ts';

test('a browser on https or localhost has everything', () => {
  expect(capabilitiesOf({ isSecureContext: true, indexedDB: {} })).toEqual({ canStore: true, isSecure: true });
});

test('plain http on another host is not secure, and can store all the same', () => {
  expect(capabilitiesOf({ isSecureContext: false, indexedDB: {} })).toEqual({ canStore: true, isSecure: false });
});

test.each([[{ indexedDB: null }], [{}]])('private windows without IndexedDB cannot store: %o', (scope) => {
  expect(capabilitiesOf(scope).canStore).toBe(false);
});
