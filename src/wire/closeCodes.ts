// Why the relay says no, and the WebSocket close code by which it says so to a client that never said hello.
// y-websocket gives up for good on 4400 to 4499 and tries all others again.

/** The reasons of a `refused` message. */
export type RefusalReason =
  | keyof typeof closeCodes
  /** Entries before these are missing; answered with a sync step 1 to who never said hello. */
  | 'gap'
  /** The link only reads; the update is dropped. */
  | 'view-only';

export const closeCodes = {
  /** The bytes are not a message or an update that Yjs could have written. */
  malformed: 4400,
  /** A frame or an entry is longer than this relay takes. */
  'too-large': 4401,
  /** The entries do not chain to the log that the relay holds: two writers had one replica id. */
  fork: 4404,
  /** Something was written outside its replica's own log. */
  'foreign-root': 4407,
  /** Something other than appending was tried: a deletion, an insertion, a map value, a stamp that does not increase. */
  'not-append': 4408,
  /** The client's hello is of a version that the relay does not speak any more. */
  outdated: 4409,
  /** The operator has deleted this cart. */
  gone: 4410,
  /** The relay cannot write to its disk at the moment. */
  storage: 4500,
  /** A limit on the number of logs or connections is reached. */
  'too-many': 4502,
  /** The relay is being stopped; another will be there soon. */
  draining: 4503,
} as const;
