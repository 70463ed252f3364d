// What replication needs from the place it runs in. The page passes its own; tests pass what they can bend.

import type { BroadcastPort } from './tabChannel.ts';

export interface ReplicaEnvironment {
  /** ms since 1970 by this device's own, uncorrected clock. */
  now(): number;
  /** In [0, 1): spreads the retries of many clients. */
  random(): number;
  /** Calls `run` once, after so many ms, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
  readonly WebSocket: typeof WebSocket;
  /** Whether plain HTTP reaches the relay; never rejects. */
  isRelayUp(origin: string): Promise<boolean>;
  isVisible(): boolean;
  /** Whether the browser knows that there is no network. */
  isOffline(): boolean;
  /** The browser has noticed that the network is gone. */
  onOffline(listener: () => void): () => void;
  /** A network has come back, or somebody looks at the page again. */
  onWake(listener: (why: 'online' | 'visible') => void): () => void;
  openChannel(name: string): BroadcastPort;
}
