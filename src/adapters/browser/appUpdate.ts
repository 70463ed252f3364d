// The page's side of the service worker: tells when a newer build is waiting, and changes over only when the user says
// so. Knows nothing of carts. Where there is no service worker (plain http, `npm run dev`) there is never an update.

import { createStore } from 'zustand/vanilla';
import type { AppUpdate } from '../../app/trolley.ts';

const lookEvery = 60 * 60 * 1000;

export function watchAppUpdate({ isEnabled }: { readonly isEnabled: boolean }) {
  const store = createStore<AppUpdate>(() => ({ isReady: false }));
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  let registration: ServiceWorkerRegistration | null = null;
  let isAsked = false;

  if (isEnabled && container) {
    let hadController = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (isAsked) location.reload();
      // Another tab has changed over: this one goes on with what it has until its user says so too.
      else if (hadController) store.setState({ isReady: true });
      hadController = true;
    });
    container.controller?.postMessage('STARTED');
    register(container).catch(() => {
      // Without a worker the app still works as long as there is a network; the next page load tries again.
    });
  }

  async function register(workers: ServiceWorkerContainer): Promise<void> {
    const registered = await workers.register('/serviceWorker.js', { updateViaCache: 'none' });
    registration = registered;
    tellIfWaiting(registered);
    registered.addEventListener('updatefound', () => {
      registered.installing?.addEventListener('statechange', () => tellIfWaiting(registered));
    });
    const look = () => void registered.update().catch(() => undefined);
    setInterval(look, lookEvery);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') look();
    });
  }

  function tellIfWaiting({ waiting, active }: ServiceWorkerRegistration): void {
    // The very first build has nobody to wait for and is active at once.
    if (waiting && active) store.setState({ isReady: true });
  }

  function apply(): void {
    if (!store.getState().isReady || isAsked) return;
    isAsked = true;
    const waiting = registration?.waiting;
    if (waiting) waiting.postMessage('SKIP_WAITING');
    else location.reload();
  }

  /** Another tab runs a newer build, whatever the service worker knows of it. */
  const announce = () => store.setState({ isReady: true });

  return { store, apply, announce };
}
