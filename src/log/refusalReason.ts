// Why a relay does not take what it was sent, or does not serve somebody.

export type RefusalReason =
  /** The bytes are not a message or an update that Yjs could have written. */
  | 'malformed'
  /** A frame or an entry is longer than this relay takes. */
  | 'too-large'
  /** Entries before these are missing; answered with a sync step 1 to who never said hello. */
  | 'gap'
  /** The entries do not chain to the log that the relay holds: two writers had one replica id. */
  | 'fork'
  /** Something was written outside its replica's own log. */
  | 'foreign-root'
  /** Something other than appending was tried: a deletion, an insertion, a map value, a stamp that does not increase. */
  | 'not-append'
  /** The client's hello is of a version that the relay does not speak any more. */
  | 'outdated'
  /** The operator has deleted this cart. */
  | 'gone'
  /** The link only reads; the update is dropped. */
  | 'view-only'
  /** The relay cannot write to its disk at the moment. */
  | 'storage'
  /** A limit on the number of logs, connections or claims is reached. */
  | 'too-many'
  /** The relay is being stopped; another will be there soon. */
  | 'draining';
