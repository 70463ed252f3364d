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
const ofThisBuild = new Set<string>();
/** While the cache is filled anew. */
let refilling: Promise<void> | null = null;

self.addEventListener('install', (event) => {
  event.waitUntil(fillCache());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlderBuilds().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  // Only here: the new build waits until its user says so, whatever that user is in the middle of.
  if (event.data === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  // A page that has just started was served by this build.
  if (event.data === 'STARTED' && event.source instanceof Client) {
    ofThisBuild.add(event.source.id);
    event.waitUntil(dropOlderBuilds());
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const path = url.pathname === '/index.html' ? '/' : url.pathname;
  if (urls.has(path)) event.respondWith(fromOwnCache(path, event));
  else if (path.startsWith('/assets/')) event.respondWith(fromAnyCache(request));
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

/** Older builds' files stay while a page of theirs may be open: it may still need a part that it loads late. */
async function dropOlderBuilds(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!pages.every(({ id }) => ofThisBuild.has(id))) return;
  const names = await caches.keys();
  // One of them may be the next build's. The page that starts after its take-over will tidy up.
  if (self.registration.installing || self.registration.waiting) return;
  const others = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The network only where the browser has thrown the cache away, or lost it in a crash: then it is filled anew. */
async function fromOwnCache(path: string, event: FetchEvent): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(path);
  if (kept) return kept;
  refilling ??= fillCache().finally(() => {
    refilling = null;
  });
  // Without a network this fails, too: the page says so, and the next one tries again.
  event.waitUntil(refilling.catch(() => undefined));
  return fetch(event.request);
}

/** A part of another build, for a page of that build. Its name holds its hash, so it cannot be mistaken. */
async function fromAnyCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
