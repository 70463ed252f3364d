// How much one connection, one cart and one address may have of the relay. Where the figures come from is config.ts's
// business.

export interface RelayLimits {
  readonly maxEntryBytes: number;
  readonly maxFrameBytes: number;
  readonly maxEntriesPerFrame: number;
  readonly maxLogsPerCart: number;
  readonly maxEntriesPerCart: number;
  readonly maxBytesPerCart: number;
  /** Of which it is kept what they hold. */
  readonly maxDevicesPerCart: number;
  /** Names that stand for something. */
  readonly maxClaimsPerCart: number;
  readonly maxAwarenessBytes: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** Carts that one address may start in a day; the rest of the day it can use those that are. */
  readonly newCartsPerDay: number;
  /** How long a connection may say nothing at first. */
  readonly firstMessageSeconds: number;
  /** On average, per connection. More is read later, never refused. */
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** The same, for all connections of one room together. */
  readonly roomFramesPerSecond: number;
  readonly roomBytesPerSecond: number;
  /** What may wait to be sent to one connection before it is closed. */
  readonly maxBufferedBytes: number;
}
