// PORT: the bytes of a log entry. The engine writes the body; the head (stamp and chain hash) belongs to the
// wire, because the relay reads it. The adapter joins the two.

/** First 8 bytes of SHA-256 over an entry, as 16 lower-case hex digits. Zeros before the first entry. */
export type ChainHash = string;

export const emptyChain: ChainHash = '0000000000000000';

interface EntryHead {
  /** 8 bytes as 16 hex digits: 48-bit ms since 1970, then a 16-bit counter. */
  readonly stamp: string;
  /** Hash of the entry before this one in its log. */
  readonly previous: ChainHash;
}

export interface EntryFormat {
  readonly seal: (head: EntryHead, body: Uint8Array) => Uint8Array;
  /** Null when the bytes are too short to hold a head. */
  readonly open: (entry: Uint8Array) => (EntryHead & { readonly encoding: number; readonly body: Uint8Array }) | null;
  readonly hash: (entry: Uint8Array) => ChainHash;
}
