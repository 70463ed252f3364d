// PORT: the relays that share this relay's log. What one says of a cart is heard by those on which somebody is in it now, and
// kept by nobody.

export interface OtherRelays {
  /** Returns what ends it. */
  readonly listen: (cartId: string, hear: (bytes: Uint8Array) => void) => () => void;
  readonly say: (cartId: string, bytes: Uint8Array) => void;
}

export const noOtherRelays: OtherRelays = { listen: () => () => {}, say: () => {} };
