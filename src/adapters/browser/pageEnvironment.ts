// What replication needs from a page: its clock, its network, whether it is seen, and the channel between tabs.

import type { Visibility } from '../../app/stream/streamPorts.ts';
import type { ReplicaEnvironment } from '../yjs/replicaEnvironment.ts';
import { randomFraction } from './identifiers.ts';
import { openWakefulChannel } from './wakefulChannel.ts';

const healthTimeoutMs = 5_000;

export function createPageEnvironment(options: {
  readonly page: Pick<Window, 'addEventListener' | 'removeEventListener' | 'navigator'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener'>;
  readonly visibility: Visibility;
  readonly deviceNow: () => number;
}): ReplicaEnvironment {
  const { page, document, visibility, deviceNow } = options;
  return {
    now: deviceNow,
    random: randomFraction,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    WebSocket: globalThis.WebSocket,
    async isRelayUp(origin) {
      try {
        const answer = await fetch(`${origin}/healthz`, {
          cache: 'no-store',
          signal: AbortSignal.timeout(healthTimeoutMs),
        });
        return answer.ok;
      } catch {
        return false;
      }
    },
    isVisible: visibility.isVisible,
    isOffline: () => !page.navigator.onLine,
    onOffline(listener) {
      page.addEventListener('offline', listener);
      return () => page.removeEventListener('offline', listener);
    },
    onWake(listener) {
      const online = () => listener('online');
      page.addEventListener('online', online);
      const unsubscribe = visibility.subscribe(() => {
        if (visibility.isVisible()) listener('visible');
      });
      return () => {
        page.removeEventListener('online', online);
        unsubscribe();
      };
    },
    openChannel: (name) => openWakefulChannel(name, document),
  };
}
