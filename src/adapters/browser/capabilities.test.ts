import { describe, expect, test } from 'vitest';
import { missingCapabilities, preventsStart } from './capabilities.ts';

const everything = {
  isSecureContext: true,
  indexedDB: {},
  WebSocket: class {},
  navigator: { locks: {}, serviceWorker: {} },
};

describe('capabilities', () => {
  test('a current browser on https or localhost lacks nothing', () => {
    expect(missingCapabilities(everything)).toEqual([]);
  });

  test('plain http on another host lacks the secure context and what hangs on it', () => {
    const missing = missingCapabilities({ ...everything, isSecureContext: false, navigator: {} });
    expect(missing).toEqual(['secure-context', 'web-locks', 'service-worker']);
    expect(preventsStart(missing)).toEqual(['secure-context', 'web-locks']);
  });

  test('a missing service worker only costs the start without a network', () => {
    const missing = missingCapabilities({ ...everything, navigator: { locks: {} } });
    expect(missing).toEqual(['service-worker']);
    expect(preventsStart(missing)).toEqual([]);
  });

  test('private windows without IndexedDB are named', () => {
    expect(missingCapabilities({ ...everything, indexedDB: null })).toEqual(['indexed-db']);
  });

  test('nothing at all is everything missing', () => {
    expect(missingCapabilities({})).toHaveLength(5);
  });
});
