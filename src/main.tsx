// The composition root: builds the adapters, makes the app, puts it on the page. It alone knows everything; only page.ts
// imports it, late.

import { watchAppUpdate } from './adapters/browser/appUpdate.ts';
import { capabilitiesOf } from './adapters/browser/capabilities.ts';
import { createCartLinks } from './adapters/browser/cartLinks.ts';
import {
  newCommandId,
  newDatabaseIdentity,
  newProfileSecret,
  newReplicaId,
  randomBytes,
  randomFraction,
} from './adapters/browser/identifiers.ts';
import { createKeepStorage } from './adapters/browser/keepStorage.ts';
import { createLanguageSetting } from './adapters/browser/languageSetting.ts';
import { localStorageOrNull } from './adapters/browser/localStorageOrNull.ts';
import { createPageEnvironment } from './adapters/browser/pageEnvironment.ts';
import { createReplicaSlots } from './adapters/browser/replicaSlots.ts';
import { askShareAddresses } from './adapters/browser/shareAddresses.ts';
import { createVisibility } from './adapters/browser/visibility.ts';
import { createWallClock } from './adapters/browser/wallClock.ts';
import { createTrolleyDatabase } from './adapters/indexeddb/database.ts';
import { createIndexedDbDeviceStore } from './adapters/indexeddb/indexedDbDeviceStore.ts';
import { createIndexedDbEventStore } from './adapters/indexeddb/indexedDbEventStore.ts';
import { createIndexedDbSlotRecords } from './adapters/indexeddb/indexedDbSlotRecords.ts';
import { blankCart } from './app/blankCart.ts';
import type { CartPorts } from './app/cartPorts.ts';
import { createTrolley } from './app/createTrolley.ts';
import type { Trolley } from './app/trolley.ts';
import { colors } from './domain/colors.ts';
import { currencyOf } from './domain/currencyOf.ts';
import { mountTrolley } from './ui/mountTrolley.tsx';
import { createSpeech } from './ui/text/speech.ts';
import type { Words } from './ui/text/words.ts';

function assembleTrolley(words: () => Words): Trolley {
  const clock = createWallClock(localStorageOrNull());
  const update = watchAppUpdate({ isEnabled: import.meta.env.PROD });
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, onOutdated: update.announce });
  const visibility = createVisibility(document);
  const environment = createPageEnvironment({ page: window, document, visibility, deviceNow: clock.deviceNow });

  const connect: CartPorts['connect'] = async (options) => {
    const loaded = await loadReplica();
    if (loaded === null) return null;
    return loaded.createYjsReplica({
      ...options,
      relayUrl: location.origin,
      store,
      environment,
    });
  };
  const store = createIndexedDbEventStore({ database, now: clock.now });
  const keyframes = async () => (await import('./adapters/indexeddb/indexedDbKeyframes.ts')).createIndexedDbKeyframes();
  const device = createIndexedDbDeviceStore({
    database,
    newProfile: () => ({
      secret: newProfileSecret(),
      name: '',
      color: colors[Math.floor(randomFraction() * colors.length)] ?? colors[0],
    }),
    blankCart,
    channel: environment.openChannel('trolley/device'),
  });
  device.onRemoved((cartId) => void keyframes().then((kept) => kept.remove(cartId)));

  return createTrolley(
    {
      store,
      device,
      // Another build may fold otherwise. While one is being written, all is folded anew.
      ...(import.meta.env.PROD ? { keyframes: { store: keyframes, version: import.meta.url, from: 2_000 } } : {}),
      pause,
      slots: createReplicaSlots({
        locks: navigator.locks,
        records: createIndexedDbSlotRecords(database),
        newReplicaId,
      }),
      links: createCartLinks(randomBytes),
      clock,
      visibility,
      newCommandId,
      keepStorage: createKeepStorage(navigator.storage),
      every(ms, tick) {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
      whenIdle,
      connect,
      defaults: {
        // In the language of the moment in which they are needed.
        get cartName() {
          return words().defaults.cartName;
        },
        memberName: (color, actorId) => words().defaults.memberName(color, actorId),
        currency: currencyOf(navigator.languages),
      },
    },
    {
      shareAddresses: () => askShareAddresses(location, (path) => fetch(path)),
      keepAwake() {
        const { wakeLock } = navigator;
        const lock = import('./adapters/browser/keepAwake.ts').then((to) => to.keepAwake({ wakeLock, visibility }));
        return () => void lock.then((stop) => stop());
      },
      update: update.store,
      applyUpdate: update.apply,
    },
  );
}

/** Yjs and its provider come after the first paint, which does not need them. */
function loadReplica() {
  return import('./adapters/yjs/yjsReplica.ts').catch(() => null);
}

/** Safari has no idle callback; a moment is as good. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 1_000 });
  else setTimeout(run, 200);
}

/** A message comes after what waits to be painted or handled; a timer would be slowed down. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

// Save that of who is here for the first time, by a link: all there is to paint comes that way.
const isKnownHere = Boolean(navigator.serviceWorker?.controller);
if (!isKnownHere && location.hash.includes('k=')) void loadReplica();

const capabilities = capabilitiesOf(globalThis);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
const speech = await createSpeech({
  setting: createLanguageSetting(localStorageOrNull()),
  preferred: () => navigator.languages,
});
mountTrolley(root, capabilities.canStore ? assembleTrolley(speech.words) : null, capabilities, speech);
