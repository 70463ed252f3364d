// The service worker: the app opens without any network, and never as a mixture of two builds. One cache per build,
// filled wholly or not at all. It knows nothing of carts, and never touches the relay's paths (/sync, /healthz).

import type { Precache } from './precacheList.ts';

/** Replaced by the build (scripts/precache.ts). */
declare const __TROLLEY_PRECACHE__: Precache;
declare const self: ServiceWorkerGlobalScope;

const { version, assets } = __TROLLEY_PRECACHE__;
const prefix = 'trolley-app-';
const cacheName = prefix + version;
const urls = new Set(assets.map(({ url }) => url));

self.addEventListener('install', (event) => {
  event.waitUntil(fillCache());
});

// No skipWaiting here: the new build waits until its user says so, whatever that user is in the middle of.
self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const path = url.pathname === '/index.html' ? '/' : url.pathname;
  if (urls.has(path)) event.respondWith(fromOwnCache(path, request));
});

async function fillCache(): Promise<void> {
  const cache = await caches.open(cacheName);
  try {
    // `integrity` makes the browser refuse a file of another build, for instance while a server is being replaced;
    // `addAll` stores all or none.
    await cache.addAll(assets.map(({ url, integrity }) => new Request(url, { integrity, cache: 'no-cache' })));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function dropOtherCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  );
}

/** The network only where the browser has thrown the cache away. */
async function fromOwnCache(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(request);
}
